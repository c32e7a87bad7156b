package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.starter.id.UuidV7;

/** Dumps with comments that the site has already. */
@TransferTest
class RepeatedImportTests {

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    @Autowired
    Transfers transfers;

    private final String article = Api.article();

    @Test
    void newReplyIsPlacedWhereItsParentWasPutByAnEarlierImport() {
        var reply = Transfers.comment(article, 2, "1");
        assertThat(transfers
                        .imported("vir", "usersay", reply)
                        .at("/report/toTop")
                        .intValue())
                .isEqualTo(1);
        var later = Transfers.comment(article, 1, null) + reply + Transfers.comment(article, 3, "2");
        var report = transfers.imported("vir", "usersay", later).get("report");
        assertThat(report.get("added").intValue()).isEqualTo(2);
        assertThat(report.get("known").intValue()).isEqualTo(1);
        assertThat(report.get("toTop").intValue()).isZero();
        var items = api.read(Api.thread(article) + "?sort=oldest").get("items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/1/html").stringValue()).isEqualTo("<p>number 2</p>");
        assertThat(items.at("/1/replies/items/0/html").stringValue()).isEqualTo("<p>number 3</p>");
    }

    @Test
    void replyToACommentThatWasPostedHereFindsIt() {
        var posted = Api.id(api.posted(article, "ann", "posted here"));
        var reply = Transfers.comment(article, 2, posted).replace("\"id\":\"2\"", "\"id\":\"" + UuidV7.next() + "\"");
        var report = transfers.imported("vir", "usersay", reply).get("report");
        assertThat(report.get("added").intValue()).isEqualTo(1);
        assertThat(report.get("toTop").intValue()).isZero();
        assertThat(api.read(Api.thread(article))
                        .at("/items/0/replies/items/0/html")
                        .stringValue())
                .isEqualTo("<p>number 2</p>");
    }

    /** The second insert finds the id taken, which the repeated first pass knows. */
    @Test
    void commentsOfTwoThreadsWithTheSameIdAreBothImported() {
        var id = UuidV7.next();
        var first = Transfers.comment(article, 1, null).replace("\"id\":\"1\"", "\"id\":\"" + id + "\"");
        var job = transfers.imported("vir", "usersay", first + first.replace(article, article + "-b"));
        importJobs.runAll();
        var done = transfers.progress("vir", job);
        assertThat(done.get("state").stringValue()).isEqualTo("DONE");
        assertThat(done.at("/report/added").intValue()).isEqualTo(2);
        assertThat(api.count(article)).isEqualTo(1);
        assertThat(api.count(article + "-b")).isEqualTo(1);
    }
}
