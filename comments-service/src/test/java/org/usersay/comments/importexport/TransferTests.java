package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.starter.test.Tokens;

/** Importing: what it tells, what it leaves as it is, and who may. */
@TransferTest
class TransferTests {

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    @Autowired
    Transfers transfers;

    @Test
    void repliesLongBeforeTheirParentsAllFindThem() throws IOException {
        var article = Api.article();
        int depth = 40;
        var lines = new StringBuilder(
                "{\"type\":\"export\",\"version\":1}\n{\"type\":\"article\",\"id\":\"" + article + "\"}\n");
        for (int at = depth; at > 0; at--) {
            lines.append(Transfers.comment(article, at, at == 1 ? null : String.valueOf(at - 1)));
        }
        var job = transfers.imported("vir", "usersay", lines.toString());
        assertThat(job.at("/report/added").intValue()).isEqualTo(depth);
        assertThat(job.at("/report/toTop").intValue()).isZero();
        assertThat(api.count(article)).isEqualTo(depth);
        assertThat(api.ids(article, "newest", 100)).hasSize(1);
    }

    @Test
    void commentsThatAnswerEachOtherAreKept() throws IOException {
        var article = Api.article();
        var job = transfers.imported(
                "vir",
                "usersay",
                "{\"type\":\"article\",\"id\":\"" + article + "\"}\n" + Transfers.comment(article, 1, "2")
                        + Transfers.comment(article, 2, "1"));
        assertThat(job.at("/report/added").intValue()).isEqualTo(2);
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void dryRunTellsAndWritesNothing() throws IOException {
        var article = Api.article();
        var dump = "{\"type\":\"article\",\"id\":\"" + article + "\",\"title\":\"T\"}\n"
                + Transfers.comment(article, 1, null)
                + Transfers.votes(article, "reader-1", "1")
                + Transfers.votes(article, "reader-2", "1")
                + Transfers.votes(article, "reader-2", "nowhere")
                + "{\"type\":\"comment\",\"id\":\"x\",\"article\":\"" + article + "\",\"text\":\"no date\"}\n";
        var job = Api.body(transfers.upload("vir", "usersay&dryRun=true", dump));
        importJobs.runAll();
        var done = transfers.progress("vir", job);
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
        var job = transfers.imported("vir", "disqus", dump + "<post dsq:id=\"7\"><message>cut off in the mid");
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
        assertThat(transfers
                        .imported("vir", "disqus", "<!DOCTYPE d [<!ENTITY a \"b\">]><disqus>&a;</disqus>")
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
        assertThat(transfers.upload("vir", "excel", "x")).hasStatus(400);
        assertThat(transfers.upload("nowhere", "disqus", "<disqus/>")).hasStatus(404);
        assertThat(transfers.upload("vir", "usersay", "x".repeat(3_200_000))).hasStatus(413);
    }
}
