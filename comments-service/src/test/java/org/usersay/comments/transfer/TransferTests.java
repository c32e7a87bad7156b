package org.usersay.comments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.dump.DumpFormat;
import org.usersay.starter.id.Ids;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Importing each format, again, after a kill, and our own export. Batches are small so that they matter. */
@TransferTest
class TransferTests {

    @Autowired
    Api api;

    @Autowired
    Imports imports;

    @Autowired
    ImportStore store;

    @Autowired
    ImportRuns runs;

    @Autowired
    Spool spool;

    @Autowired
    MongoDatabase database;

    @Test
    void disqusExportBecomesThreads() throws IOException {
        var job = imported("vir", "disqus", fixture("disqus.xml"));
        assertThat(job.get("state").stringValue()).isEqualTo("DONE");
        assertThat(job.at("/report/added").intValue()).isEqualTo(8);
        assertThat(job.at("/report/toTop").intValue()).isEqualTo(1);
        assertThat(job.at("/report/skipped/BAD_DATE").intValue()).isEqualTo(1);
        assertThat(job.at("/report/skipped/MALFORMED").intValue()).isEqualTo(1);
        assertThat(job.at("/report/skipped/UNKNOWN_THREAD").intValue()).isEqualTo(1);
        assertThat(api.count("harbour-bridge")).isEqualTo(5);
        assertThat(api.count("rice-prices")).isEqualTo(1);
        var page = api.read(Api.thread("harbour-bridge") + "?sort=oldest");
        assertThat(page.at("/article/state").stringValue()).isEqualTo("CLOSED");
        var question = page.at("/items/0");
        assertThat(question.at("/replies/items/0/html").stringValue())
                .isEqualTo("<p>I answer before the question is <strong>known</strong>.</p>");
        assertThat(question.get("createdAt").stringValue()).isEqualTo("2020-08-31T15:17:00Z");
        assertThat(page.get("items").values().stream()
                        .map(item -> item.get("state").stringValue())
                        .toList())
                .containsExactly("PUBLISHED", "PUBLISHED", "DELETED", "PUBLISHED");
        assertThat(question.get("html").stringValue())
                .contains("<em>paid</em>", "href=\"https://paper.example/budget?a&#61;1&amp;b&#61;2\"")
                .doesNotContainIgnoringCase("javascript", "script", "onerror", "onclick");
    }

    @Test
    void secondImportChangesNothingAndKeepsWhatReadersAddedMeanwhile() throws IOException {
        imported("vir", "wordpress", fixture("wordpress.xml"));
        var before = api.read(Api.thread("trains-again-late"));
        api.posted("trains-again-late", "later", "Written here");
        var again = imported("vir", "wordpress", fixture("wordpress.xml"));
        assertThat(again.at("/report/added").intValue()).isZero();
        assertThat(again.at("/report/known").intValue()).isEqualTo(2);
        var after = api.read(Api.thread("trains-again-late"));
        assertThat(after.at("/items/1")).isEqualTo(before.at("/items/0"));
        assertThat(after.get("count").intValue()).isEqualTo(before.get("count").intValue() + 1);
    }

    @Test
    void remark42VotesCountOnceHoweverOftenTheyCome() throws IOException {
        var first = imported("vir", "remark42", fixture("remark42.jsonl"));
        assertThat(first.at("/report/votes").intValue()).isEqualTo(3);
        var second = imported("vir", "remark42", fixture("remark42.jsonl"));
        assertThat(second.at("/report/votes").intValue()).isZero();
        var song = api.read(Api.thread("opera") + "?sort=oldest").at("/items/0");
        assertThat(song.get("up").intValue()).isEqualTo(2);
        assertThat(song.get("down").intValue()).isEqualTo(1);
        assertThat(song.get("pinned").booleanValue()).isTrue();
        assertThat(song.get("html").stringValue()).doesNotContain("<img");
    }

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

        var export = export("vir");
        assertThat(export.lines().reduce("", (before, line) -> line)).contains("\"type\":\"end\"");
        var job = imported("other", "usersay", export);
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
        assertThat(told(export("other"), article)).hasSize(2).isEqualTo(told(export, article));
        assertThat(api.read("/sites/other/comment-counts?article=" + article)
                        .at("/counts/" + article)
                        .intValue())
                .isEqualTo(2);
        assertThat(Api.body(api.call(HttpMethod.GET, path + "/mine", Tokens.reader("bob"), null))
                        .at("/votes/" + Api.id(copy))
                        .intValue())
                .isEqualTo(1);

        var back = imported("vir", "usersay", export);
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
        var export = export("vir");
        assertThat(export.lines().filter(line -> line.contains(comment)))
                .singleElement()
                .asString()
                .contains("\"reader\":\"bob\"", "\"reason\":\"SPAM\"", "sells shoes");
        imported("other", "usersay", export);
        assertThat(told(export("other"), article)).hasSize(1).isEqualTo(told(export, article));
        assertThat(export("other").lines().filter(line -> line.contains(article) && line.contains("\"article\"")))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"publishedAt\":\"2024-05-01T06:00:00Z\"", "\"closesAt\":\"2199-01-01T00:00:00Z\""));
    }

    @Test
    void whoeverLeftAndWhoeverHadNoAccountStayWhoTheyAre() throws IOException {
        var article = Api.article();
        var dump = comment(article, 1, null).replace("\"reader-1\"", "\"\"").replace("\"Reader\"", "\"\"")
                + comment(article, 2, "1").replace("\"name\":", "\"badges\":[\"GUEST\",\"KING\"],\"name\":");
        assertThat(imported("vir", "usersay", dump).at("/report/added").intValue())
                .isEqualTo(2);
        var gone = api.read(Api.thread(article)).at("/items/0");
        assertThat(gone.at("/author/id").stringValue()).isEmpty();
        assertThat(gone.at("/author/name").stringValue()).isEmpty();
        assertThat(gone.at("/replies/items/0/author/badges")).hasSize(1);
        assertThat(gone.at("/replies/items/0/author/badges/0").stringValue()).isEqualTo("GUEST");
        var export = export("vir");
        imported("other", "usersay", export);
        assertThat(told(export("other"), article)).hasSize(2).isEqualTo(told(export, article));
    }

    @Test
    void whatWaitsForAModeratorWaitsThereWithItsReasons() throws IOException {
        var article = Api.article();
        api.announce(article, "PREMODERATED");
        assertThat(api.post(article, "ann", "may I?")).hasStatus(202);
        var export = export("vir");
        imported("other", "usersay", export);
        assertThat(told(export("other"), article))
                .isEqualTo(told(export, article))
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
    void ofTooLongAHistoryTheLatestIsKeptAndTheReportSaysSo() throws IOException {
        var article = Api.article();
        var line = (ObjectNode) new JsonMapper().readTree(comment(article, 1, null));
        line.put("editedAt", "2025-01-02T00:00:00Z");
        var revisions = line.putArray("revisions");
        for (int at = 0; at < 30; at++) {
            revisions
                    .addObject()
                    .put("text", at == 29 ? "x".repeat(20_001) : "text " + at)
                    .put("replacedAt", "2025-01-01T01:00:00Z");
        }
        var job = imported("vir", "usersay", line + "\n");
        assertThat(job.at("/report/details/0/what").stringValue()).contains("left out");
        assertThat(told(export("vir"), article)).singleElement().satisfies(kept -> {
            assertThat(kept.get("revisions")).hasSize(20);
            assertThat(kept.at("/revisions/19/text").stringValue()).isEqualTo("text 28");
        });
    }

    @Test
    void pagesWhoseAddressesDifferLateAreTwoArticles() throws IOException {
        var article = Api.article();
        var dump = new StringBuilder();
        for (int at = 1; at <= 2; at++) {
            var line = Api.json()
                    .put("id", article + at)
                    .put("text", "<p>on page " + at + "</p>")
                    .put("time", "2022-01-02T10:00:00Z");
            line.putObject("user").put("id", "u").put("name", "U");
            line.putObject("locator").put("url", "https://paper.example/" + "a/".repeat(300) + article + at);
            dump.append(line).append('\n');
        }
        var job = imported("vir", "remark42", dump.toString());
        assertThat(job.at("/report/added").intValue()).isEqualTo(2);
        assertThat(api.count(article + "1")).isEqualTo(1);
        assertThat(api.count(article + "2")).isEqualTo(1);
        assertThat(database.getCollection("import_threads").countDocuments()).isZero();
    }

    @Test
    void repliesLongBeforeTheirParentsAllFindThem() throws IOException {
        var article = Api.article();
        int depth = 40;
        var lines = new StringBuilder(
                "{\"type\":\"export\",\"version\":1}\n{\"type\":\"article\",\"id\":\"" + article + "\"}\n");
        for (int at = depth; at > 0; at--) {
            lines.append(comment(article, at, at == 1 ? null : String.valueOf(at - 1)));
        }
        var job = imported("vir", "usersay", lines.toString());
        assertThat(job.at("/report/added").intValue()).isEqualTo(depth);
        assertThat(job.at("/report/toTop").intValue()).isZero();
        assertThat(api.count(article)).isEqualTo(depth);
        assertThat(api.ids(article, "newest", 100)).hasSize(1);
    }

    @Test
    void commentsThatAnswerEachOtherAreKept() throws IOException {
        var article = Api.article();
        var job = imported(
                "vir",
                "usersay",
                "{\"type\":\"article\",\"id\":\"" + article + "\"}\n" + comment(article, 1, "2")
                        + comment(article, 2, "1"));
        assertThat(job.at("/report/added").intValue()).isEqualTo(2);
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void killedImportGoesOnAndCountsNothingTwice() throws IOException {
        for (int kill = 1; kill <= 4; kill++) {
            var article = Api.article();
            var dump = "{\"type\":\"article\",\"id\":\"" + article + "\"}\n"
                    + comment(article, 50, "1")
                    + IntStream.rangeClosed(1, 12)
                            .mapToObj(at -> comment(article, at, at % 3 == 0 ? String.valueOf(at - 1) : null))
                            .collect(Collectors.joining())
                    + "{\"type\":\"votes\",\"article\":\"" + article
                    + "\",\"reader\":\"v\",\"votes\":{\"3\":1,\"4\":-1}}\n";
            var job = spooled(dump);
            var left = new AtomicInteger(kill);
            // Killed after the batch was written and before it was noted.
            var stopped = runs.of(job, reached -> left.decrementAndGet() > 0 && progress(reached));
            assertThat(stopped.toTheEnd()).isEmpty();
            imports.catchUp();
            var done = imports.require("vir", job.id());
            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(done.report().added()).isEqualTo(13);
            assertThat(done.report().toTop()).isZero();
            assertThat(done.report().votes()).isEqualTo(2);
            assertThat(api.count(article)).isEqualTo(13);
            var scores = api.read(Api.thread(article) + "?sort=oldest&limit=100").get("items").values().stream()
                    .mapToInt(item -> item.get("score").intValue())
                    .boxed()
                    .collect(Collectors.toList());
            assertThat(scores).contains(-1);
        }
    }

    @Test
    void dryRunTellsAndWritesNothing() throws IOException {
        var article = Api.article();
        var dump = "{\"type\":\"article\",\"id\":\"" + article + "\",\"title\":\"T\"}\n" + comment(article, 1, null)
                + votes(article, "reader-1", "1")
                + votes(article, "reader-2", "1")
                + votes(article, "reader-2", "nowhere")
                + "{\"type\":\"comment\",\"id\":\"x\",\"article\":\"" + article + "\",\"text\":\"no date\"}\n";
        var job = Api.body(upload("vir", "usersay&dryRun=true", dump));
        imports.catchUp();
        var done = progress("vir", job);
        assertThat(done.get("dryRun").booleanValue()).isTrue();
        assertThat(done.at("/report/added").intValue()).isEqualTo(1);
        assertThat(done.at("/report/skipped/BAD_DATE").intValue()).isEqualTo(1);
        assertThat(done.at("/report/votes").intValue()).isEqualTo(1);
        assertThat(done.at("/report/skipped/VOTE_WITHOUT_COMMENT").intValue()).isEqualTo(1);
        assertThat(done.at("/report/details/0/line").intValue()).isEqualTo(6);
        assertThat(api.count(article)).isZero();
        assertThat(api.read(Api.thread(article)).at("/article/title").isNull()).isTrue();
    }

    @Test
    void brokenDumpFailsWithItsLineAndKeepsWhatCameBefore() throws IOException {
        var article = Api.article();
        var dump = new StringBuilder(
                "<disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\">\n<thread dsq:id=\"1\"><id>"
                        + article + "</id><title>Broken off</title></thread>\n");
        for (int at = 1; at <= 6; at++) {
            dump.append("<post dsq:id=\"" + article + at + "\"><message>number " + at
                    + "</message><createdAt>2020-08-31T16:00:0" + at + "Z</createdAt><thread dsq:id=\"1\"/></post>\n");
        }
        var job = imported("vir", "disqus", dump + "<post dsq:id=\"7\"><message>cut off in the mid");
        assertThat(job.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(job.get("fault").stringValue()).startsWith("Line ");
        assertThat(job.at("/report/added").intValue()).isEqualTo(6);
        var page = api.read(Api.thread(article) + "?sort=oldest");
        assertThat(page.at("/article/title").stringValue()).isEqualTo("Broken off");
        assertThat(page.get("items").values())
                .extracting(item -> item.get("html").stringValue())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                        .mapToObj(at -> "<p>number " + at + "</p>")
                        .toList());
        assertThat(imported("vir", "disqus", "<!DOCTYPE d [<!ENTITY a \"b\">]><disqus>&a;</disqus>")
                        .get("fault")
                        .stringValue())
                .contains("document type");
    }

    @Test
    void onlyAdministratorsImportAndExport() {
        for (var token : new String[] {Tokens.reader("r"), Tokens.moderator("m")}) {
            assertThat(api.call(HttpMethod.POST, "/admin/sites/vir/imports?format=disqus", token, "<disqus/>"))
                    .hasStatus(403);
            assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/exports", token, null))
                    .hasStatus(403);
        }
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/exports", null, null))
                .hasStatus(401);
        assertThat(upload("vir", "excel", "x")).hasStatus(400);
        assertThat(upload("nowhere", "disqus", "<disqus/>")).hasStatus(404);
        assertThat(upload("vir", "usersay", "x".repeat(3_200_000))).hasStatus(413);
    }

    /** What an export tells of an article's comments, but for what they are called. One taken back loses its words. */
    private static List<JsonNode> told(String export, String article) {
        return export.lines()
                .map(line -> new JsonMapper().readTree(line))
                .filter(line -> line.path("type").asString().equals("comment"))
                .filter(line -> line.path("article").asString().equals(article))
                .filter(line -> !line.path("state").asString().equals("DELETED"))
                .map(line -> ((ObjectNode) line).without("id").without("parent"))
                .map(line -> (JsonNode) line)
                .sorted(Comparator.comparing(line -> line.get("createdAt").stringValue()))
                .toList();
    }

    private static String votes(String article, String reader, String comment) {
        var line = Api.json().put("type", "votes").put("article", article).put("reader", reader);
        line.putObject("votes").put(comment, 1);
        return line + "\n";
    }

    private static String comment(String article, int number, @Nullable String parent) {
        return DumpLines.comment(article, number, parent) + "\n";
    }

    private boolean progress(Import reached) {
        return store.progress(reached, "killed", Instant.EPOCH);
    }

    /** An import that a process has claimed which will not live. */
    private Import spooled(String dump) throws IOException {
        var id = Ids.next();
        var bytes = dump.getBytes(StandardCharsets.UTF_8);
        spool.keep(id, new ByteArrayInputStream(bytes));
        store.insert(Import.waiting(id, "vir", DumpFormat.USERSAY, false, "admin", Instant.now(), bytes.length));
        return store.claim(id, "killed", Instant.now(), Instant.EPOCH).orElseThrow();
    }

    private JsonNode imported(String site, String format, String dump) {
        var taken = upload(site, format, dump);
        assertThat(taken).hasStatus(202);
        imports.catchUp();
        return progress(site, Api.body(taken));
    }

    private MvcTestResult upload(String site, String format, String dump) {
        return api.call(
                HttpMethod.POST,
                "/admin/sites/" + site + "/imports?format=" + format,
                Tokens.administrator("root"),
                dump);
    }

    private JsonNode progress(String site, JsonNode job) {
        var found = api.call(
                HttpMethod.GET, "/admin/sites/" + site + "/imports/" + Api.id(job), Tokens.administrator("root"), null);
        assertThat(found).hasStatusOk();
        return Api.body(found);
    }

    private String export(String site) throws IOException {
        var answer = api.call(HttpMethod.GET, "/admin/sites/" + site + "/exports", Tokens.administrator("root"), null);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static String fixture(String name) throws IOException {
        return new ClassPathResource("dumps/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
