package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;

/** What Disqus, WordPress and remark42 wrote, as readers see it here. */
@TransferTest
class OtherSystemsTests {

    @Autowired
    Api api;

    @Autowired
    Transfers transfers;

    @Test
    void disqusExportBecomesThreads() throws IOException {
        var job = transfers.imported("vir", "disqus", Transfers.fixture("disqus.xml"));
        assertThat(job.get("state").stringValue()).isEqualTo("DONE");
        assertThat(job.at("/report/added").intValue()).isEqualTo(8);
        assertThat(job.at("/report/toTop").intValue()).isEqualTo(1);
        assertThat(job.at("/report/skipped/BAD_DATE").intValue()).isEqualTo(1);
        assertThat(job.at("/report/skipped/MALFORMED").intValue()).isEqualTo(1);
        assertThat(job.at("/report/skipped/UNKNOWN_THREAD").intValue()).isEqualTo(1);
        assertThat(api.count("harbour-bridge")).isEqualTo(5);
        assertThat(api.count("paper.example~~2020~rice-prices")).isEqualTo(1);
        var page = api.read(Api.thread("harbour-bridge") + "?sort=oldest");
        assertThat(page.at("/article/state").stringValue()).isEqualTo("CLOSED");
        var question = page.at("/items/0");
        assertThat(question.at("/replies/items/0/html").stringValue())
                .isEqualTo("<p>I answer before the question is <strong>known</strong>.</p>");
        assertThat(question.get("createdAt").stringValue()).isEqualTo("2020-08-31T15:17:00.000Z");
        assertThat(page.get("items").values().stream()
                        .map(item -> item.get("state").stringValue())
                        .toList())
                .containsExactly("PUBLISHED", "PUBLISHED", "DELETED", "PUBLISHED");
        assertThat(question.get("html").stringValue())
                .contains("<em>paid</em>", "href=\"https://paper.example/budget?a&#61;1&amp;b&#61;2\"")
                .doesNotContainIgnoringCase("javascript", "script", "onerror", "onclick");
    }

    @Test
    void articlesOfOneIdAndTwoAddressesAreReported() {
        var id = Api.article();
        var thread = "<thread dsq:id='%s'><id>" + id + "</id><link>https://paper.example/%s</link></thread>";
        var dump = "<disqus>" + thread.formatted("1", "a") + thread.formatted("2", "a/") + thread.formatted("3", "b")
                + "<post dsq:id='9'><message>x</message><createdAt>2020-08-31T16:00:00Z</createdAt><thread dsq:id='3'/></post></disqus>";
        var details = transfers.imported("vir", "disqus", dump).at("/report/details");
        assertThat(details.values().stream()
                        .map(detail -> detail.get("what").stringValue())
                        .filter(what -> what.contains(id)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("paper.example/b");
    }

    @Test
    void dumpOfAnotherFormatIsNotDone() throws IOException {
        var job = transfers.imported("vir", "remark42", Transfers.fixture("wordpress.xml"));
        assertThat(job.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(job.get("fault").stringValue()).contains("no comments that can be read as remark42");
        assertThat(job.at("/report/skipped/MALFORMED").intValue()).isPositive();
    }

    @Test
    void secondImportChangesNothingAndKeepsWhatReadersAddedMeanwhile() throws IOException {
        transfers.imported("vir", "wordpress", Transfers.fixture("wordpress.xml"));
        var before = api.read(Api.thread("paper.example~~2021~03~trains-again-late"));
        api.posted("paper.example~~2021~03~trains-again-late", "later", "Written here");
        var again = transfers.imported("vir", "wordpress", Transfers.fixture("wordpress.xml"));
        assertThat(again.at("/report/added").intValue()).isZero();
        assertThat(again.at("/report/known").intValue()).isEqualTo(2);
        var after = api.read(Api.thread("paper.example~~2021~03~trains-again-late"));
        assertThat(after.at("/items/1")).isEqualTo(before.at("/items/0"));
        assertThat(after.get("count").intValue()).isEqualTo(before.get("count").intValue() + 1);
    }

    @Test
    void remark42VotesCountOnceHoweverOftenTheyCome() throws IOException {
        var first = transfers.imported("vir", "remark42", Transfers.fixture("remark42.jsonl"));
        assertThat(first.at("/report/votes").intValue()).isEqualTo(3);
        var second = transfers.imported("vir", "remark42", Transfers.fixture("remark42.jsonl"));
        assertThat(second.at("/report/votes").intValue()).isZero();
        var song = api.read(Api.thread("paper.example~~articles~opera.html") + "?sort=oldest")
                .at("/items/0");
        assertThat(song.get("up").intValue()).isEqualTo(2);
        assertThat(song.get("down").intValue()).isEqualTo(1);
        assertThat(song.get("pinned").booleanValue()).isTrue();
        assertThat(song.get("html").stringValue()).doesNotContain("<img");
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
        var job = transfers.imported("vir", "remark42", dump.toString());
        assertThat(job.at("/report/added").intValue()).isEqualTo(2);
        assertThat(job.at("/report/unmappedArticles").values().stream()
                        .map(mapped -> api.count(mapped.get("article").stringValue())))
                .containsExactly(1, 1);
    }
}
