package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our own export, imported elsewhere and back. */
@TransferTest
class OwnExportTests {

    @Autowired
    Api api;

    @Autowired
    Transfers transfers;

    @Test
    void ownExportRestoresEverythingElsewhere() throws IOException {
        var article = Api.article();
        var top = Api.id(api.posted(article, "ann", "Hello *world* <b>"));
        var reply = Api.id(api.replied(article, "bob", "An answer to @Reader ann", top));
        var gone = Api.id(api.replied(article, "cid", "A mistake", reply));
        api.voted("bob", top, 1);
        api.voted("cid", top, -1);
        api.voted("ann", reply, 1);
        assertThat(api.call(HttpMethod.DELETE, "/comments/" + gone, Tokens.reader("cid"), null))
                .hasStatus(204);

        var export = transfers.export("vir");
        assertThat(export.lines().reduce("", (before, line) -> line)).contains("\"type\":\"end\"");
        var job = transfers.imported("other", "usersay", export);
        assertThat(job.get("state").stringValue()).isEqualTo("DONE");

        Stores.flushRedis();
        var path = "/sites/other/articles/" + article + "/comments";
        var copy = api.read(path).at("/items/0");
        assertThat(copy.get("html")).isEqualTo(api.read(Api.thread(article)).at("/items/0/html"));
        assertThat(copy.get("id").stringValue()).isNotEqualTo(top);
        assertThat(copy.get("up").intValue()).isEqualTo(1);
        assertThat(copy.get("down").intValue()).isEqualTo(1);
        assertThat(copy.at("/replies/items/0/score").intValue()).isEqualTo(1);
        assertThat(copy.at("/author/id").stringValue()).isEqualTo("ann");
        assertThat(copy.at("/replies/items/0/html").stringValue()).contains("/ann/profile.html");
        assertThat(Transfers.contents(transfers.export("other"), article))
                .hasSize(2)
                .isEqualTo(Transfers.contents(export, article));
        assertThat(api.read("/sites/other/comment-counts?article=" + article)
                        .at("/counts/" + article)
                        .intValue())
                .isEqualTo(2);
        assertThat(Api.body(api.call(HttpMethod.GET, path + "/mine", Tokens.reader("bob"), null))
                        .at("/votes/" + Api.id(copy))
                        .intValue())
                .isEqualTo(1);

        var back = transfers.imported("vir", "usersay", export);
        assertThat(back.at("/report/added").intValue()).isZero();
        assertThat(back.at("/report/votes").intValue()).isZero();
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void exportTellsWhyAndWhatOfAndImportKeepsTheDates() throws IOException {
        var article = Api.article();
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/admin/sites/vir/articles/" + article,
                        Tokens.administrator("cms"),
                        Api.json()
                                .put("title", "Dated")
                                .put("url", "https://example.org/dated")
                                .put("publishedAt", "2024-05-01T06:00:00Z")
                                .put("closesAt", "2199-01-01T00:00:00Z")
                                .put("state", "OPEN")))
                .hasStatusOk();
        var comment = Api.id(api.posted(article, "ann", "to be reported"));
        api.call(
                HttpMethod.POST,
                "/comments/" + comment + "/reports",
                Tokens.reader("bob"),
                Api.json().put("reason", "SPAM").put("note", "sells shoes"));
        api.decide("REJECT", comment);
        var export = transfers.export("vir");
        assertThat(export.lines().filter(line -> line.contains(comment)))
                .singleElement()
                .asString()
                .contains("\"reader\":\"bob\"", "\"reason\":\"SPAM\"", "sells shoes");
        transfers.imported("other", "usersay", export);
        assertThat(Transfers.contents(transfers.export("other"), article))
                .hasSize(1)
                .isEqualTo(Transfers.contents(export, article));
        assertThat(transfers
                        .export("other")
                        .lines()
                        .filter(line -> line.contains(article) && line.contains("\"article\"")))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "\"publishedAt\":\"2024-05-01T06:00:00.000Z\"",
                                "\"closesAt\":\"2199-01-01T00:00:00.000Z\""));
    }

    @Test
    void importIsNotNewToModeratorsAndItsAnsweredReportsStayAnswered() throws IOException {
        var article = Api.article();
        var answered = Api.id(api.posted(article, "ann", "answered"));
        var open = Api.id(api.posted(article, "ann", "open"));
        for (var comment : List.of(answered, open)) {
            assertThat(api.call(
                            HttpMethod.POST,
                            "/comments/" + comment + "/reports",
                            Tokens.reader("bob"),
                            Api.json().put("reason", "SPAM")))
                    .hasStatus(202);
        }
        api.decide("APPROVE", answered);
        api.posted(article, "ann", "new");
        transfers.imported("other", "usersay", transfers.export("vir"));
        assertThat(queued("other", "new", article)).isEmpty();
        assertThat(queued("other", "reported", article)).containsExactly("open");
        assertThat(queued("vir", "new", article)).containsExactly("new");
    }

    private List<String> queued(String site, String queue, String article) {
        var found = api.call(
                HttpMethod.GET,
                "/admin/sites/" + site + "/comments?queue=" + queue + "&article=" + article,
                Tokens.administrator("chief"),
                null);
        assertThat(found).hasStatusOk();
        return Api.body(found)
                .get("items")
                .valueStream()
                .map(item -> item.get("text").stringValue())
                .toList();
    }

    @Test
    void deletedReadersAndGuestsStayWhoTheyAre() throws IOException {
        var article = Api.article();
        var dump = Transfers.comment(article, 1, null)
                        .replace("\"reader-1\"", "\"\"")
                        .replace("\"Reader\"", "\"\"")
                + Transfers.comment(article, 2, "1").replace("\"name\":", "\"badges\":[\"GUEST\",\"KING\"],\"name\":");
        assertThat(transfers
                        .imported("vir", "usersay", dump)
                        .at("/report/added")
                        .intValue())
                .isEqualTo(2);
        var gone = api.read(Api.thread(article)).at("/items/0");
        assertThat(gone.at("/author/id").stringValue()).isEmpty();
        assertThat(gone.at("/author/name").stringValue()).isEmpty();
        assertThat(gone.at("/replies/items/0/author/badges")).hasSize(1);
        assertThat(gone.at("/replies/items/0/author/badges/0").stringValue()).isEqualTo("GUEST");
        var export = transfers.export("vir");
        transfers.imported("other", "usersay", export);
        assertThat(Transfers.contents(transfers.export("other"), article))
                .hasSize(2)
                .isEqualTo(Transfers.contents(export, article));
    }

    @Test
    void whatWaitsForAModeratorWaitsThereWithItsReasons() throws IOException {
        var article = Api.article();
        api.announce(article, "PREMODERATED");
        assertThat(api.post(article, "ann", "may I?")).hasStatus(202);
        var export = transfers.export("vir");
        transfers.imported("other", "usersay", export);
        assertThat(Transfers.contents(transfers.export("other"), article))
                .isEqualTo(Transfers.contents(export, article))
                .singleElement()
                .satisfies(line -> assertThat(line.get("state").stringValue()).isEqualTo("HELD"))
                .satisfies(
                        line -> assertThat(line.at("/reasons/0").stringValue()).isEqualTo("PREMODERATION"));
        assertThat(api.read("/sites/other/articles/" + article + "/comments")
                        .at("/article/state")
                        .stringValue())
                .isEqualTo("PREMODERATED");
    }

    @Test
    void latestRevisionsOfALongHistoryAreKeptAndTheReportCountsTheOthers() throws IOException {
        var article = Api.article();
        var line = (ObjectNode) new JsonMapper().readTree(Transfers.comment(article, 1, null));
        line.put("editedAt", "2025-01-02T00:00:00Z");
        var revisions = line.putArray("revisions");
        for (int at = 0; at < 30; at++) {
            revisions
                    .addObject()
                    .put("text", at == 29 ? "x".repeat(20_001) : "text " + at)
                    .put("replacedAt", "2025-01-01T01:00:00Z");
        }
        var job = transfers.imported("vir", "usersay", line + "\n");
        assertThat(job.at("/report/details/0/what").stringValue()).contains("left out");
        assertThat(Transfers.contents(transfers.export("vir"), article))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.get("revisions")).hasSize(20);
                    assertThat(kept.at("/revisions/19/text").stringValue()).isEqualTo("text 28");
                });
    }
}
