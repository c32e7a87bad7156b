package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.dumpformat.DumpFormat;

/** A thread of ten thousand levels, whose dump begins with the deepest reply. */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.transfer.directory=${java.io.tmpdir}/usersay-transfer-tests-${random.uuid}")
class DeepImportTests {

    private static final int LEVELS = 10_000;

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    private final String article = Api.article();

    @Test
    void repliesLongBeforeTheirParentsAreShownBelowThem() throws IOException {
        var dump = new StringBuilder();
        for (int level = LEVELS - 1; level >= 0; level--) {
            dump.append(comment(level));
        }
        var bytes = new ByteArrayInputStream(dump.toString().getBytes(StandardCharsets.UTF_8));
        var job = importJobs.submit("vir", DumpFormat.USERSAY, false, null, "root", bytes, -1);
        importJobs.runAll();
        var done = importJobs.require("vir", job.id());
        assertThat(done.state()).as(String.valueOf(done.fault())).isEqualTo(ImportState.DONE);
        assertThat(done.report().added()).isEqualTo(LEVELS);
        assertThat(done.report().toTop()).isZero();
        assertThat(done.pass()).isEqualTo(2);
        assertThat(api.count(article)).isEqualTo(LEVELS);
        var page = api.read(Api.thread(article) + "?limit=100");
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.at("/items/0/html").stringValue()).isEqualTo("<p>level 0</p>");
        var deepest = api.read("/sites/vir/comments/latest?limit=1").at("/items/0");
        assertThat(deepest.get("html").stringValue()).isEqualTo("<p>level " + (LEVELS - 1) + "</p>");
        assertThat(api.read("/comments/" + deepest.get("parent").stringValue())
                        .get("html")
                        .stringValue())
                .isEqualTo("<p>level " + (LEVELS - 2) + "</p>");
    }

    private String comment(int level) {
        var line = Api.json()
                .put("type", "comment")
                .put("id", "level-" + level)
                .put("article", article)
                .put("text", "level " + level)
                .put("state", "PUBLISHED")
                .put(
                        "createdAt",
                        Instant.parse("2025-01-01T00:00:00Z").plusSeconds(level).toString());
        if (level > 0) {
            line.put("parent", "level-" + (level - 1));
        }
        line.putObject("author").put("id", "ann").put("name", "Ann");
        return line + "\n";
    }
}
