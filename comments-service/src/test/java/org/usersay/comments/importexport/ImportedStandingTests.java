package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;
import tools.jackson.databind.node.ObjectNode;

/** What a dump says of where its comments stand, and what may be made of it here. */
@TransferTest
class ImportedStandingTests {

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    private final String article = Api.article();

    @Test
    void tombstoneIsNeverPublishedAsAnEmptyComment() throws IOException {
        var gone = comment(1, null).put("state", "DELETED").put("text", "");
        gone.putArray("reasons").add("BY_MODERATOR");
        imported(gone, comment(2, "1"));
        var tombstone = api.queue("state=DELETED&article=" + article).get("items");
        assertThat(tombstone).hasSize(1);
        for (var decision : new String[] {"APPROVE", "REJECT", "APPROVE"}) {
            assertThat(api.decide(decision, Api.id(tombstone.get(0)))
                            .at("/0/problem")
                            .stringValue())
                    .isEqualTo("/problems/deleted-by-author");
        }
        var page = api.read(Api.thread(article));
        assertThat(page.get("count").intValue()).isEqualTo(1);
        assertThat(page.at("/items/0/state").stringValue()).isEqualTo("DELETED");
    }

    @Test
    void asManyArePinnedAsThereIsRoomForAndOnlyWhatMayBe() throws IOException {
        imported(
                comment(1, null).put("pinned", true).put("state", "HELD"),
                comment(2, null),
                comment(3, "2").put("pinned", true),
                comment(4, null).put("pinned", true),
                comment(5, null).put("pinned", true),
                comment(6, null).put("pinned", true),
                comment(7, null).put("pinned", true),
                comment(8, null).put("pinned", true));
        var items = api.read(Api.thread(article) + "?limit=100").get("items");
        assertThat(items.values().stream()
                        .filter(item -> item.get("pinned").booleanValue())
                        .map(item -> item.get("html").stringValue()))
                .containsExactlyInAnyOrder("<p>number 4</p>", "<p>number 5</p>", "<p>number 6</p>");
        for (var item : api.queue("limit=100&article=" + article).get("items")) {
            assertThat(item.get("pinned").booleanValue())
                    .as(item.get("text").stringValue())
                    .isEqualTo(item.get("text").stringValue().matches("number [456]"));
        }
    }

    private void imported(ObjectNode... comments) throws IOException {
        var dump = new StringBuilder();
        for (var comment : comments) {
            dump.append(comment).append('\n');
        }
        var bytes = new ByteArrayInputStream(dump.toString().getBytes(StandardCharsets.UTF_8));
        var job = importJobs.submit("vir", DumpFormat.USERSAY, false, null, "root", bytes, -1);
        importJobs.runAll();
        assertThat(importJobs.require("vir", job.id()).report().added()).isEqualTo(comments.length);
    }

    private ObjectNode comment(int number, @Nullable String parent) {
        return DumpLines.comment(article, number, parent);
    }
}
