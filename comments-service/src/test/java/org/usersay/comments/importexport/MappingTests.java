package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;

/** Articles of a dump by the publisher's mapping, or by their whole address; and dumps that contain nothing. */
@TransferTest
class MappingTests {

    @Autowired
    Api api;

    @Autowired
    Transfers transfers;

    @Test
    void mappedAddressesBecomeThePublishersArticlesAndOthersAreReported() {
        var article = Api.article();
        var host = article + ".example";
        var mapping = transfers.imported(
                "vir",
                "mapping",
                "address,article\nhttps://%s/s.php?id=5,%s\n\"https://m.%s/s/5\";%s\nno address\n"
                        .formatted(host, article, host, article));
        assertThat(mapping.get("state").stringValue()).isEqualTo("DONE");
        assertThat(mapping.at("/report/articles").intValue()).isEqualTo(2);
        assertThat(mapping.at("/report/skipped/MALFORMED").intValue()).isEqualTo(1);

        var dump = line(host + "/s.php?id=5", 1) + line("m." + host + "/s/5", 2) + line(host + "/s.php?id=6", 3);
        var format = "remark42&mapping=" + Api.id(mapping);
        var dry = transfers.imported("vir", format + "&dryRun=true", dump);
        var real = transfers.imported("vir", format, dump);
        assertThat(dry.get("report")).isEqualTo(real.get("report"));
        assertThat(real.get("mapping")).isEqualTo(mapping.get("id"));
        assertThat(real.at("/report/added").intValue()).isEqualTo(3);
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(real.at("/report/unmapped").intValue()).isEqualTo(1);
        var unmapped = real.at("/report/unmappedArticles/0");
        assertThat(unmapped.get("address").stringValue()).isEqualTo("https://" + host + "/s.php?id=6");
        assertThat(api.count(unmapped.get("article").stringValue())).isEqualTo(1);
    }

    @Test
    void withoutAMappingEachAddressIsAnArticle() {
        var host = Api.article() + ".example";
        var paths = List.of("/s.php?id=5", "/s.php?id=6", "/2019/weekly/", "/2020/weekly/", "/m/", "/blog/m.html");
        var dump = new StringBuilder();
        paths.forEach(path -> dump.append(line(host + path, dump.length())));
        var job = transfers.imported("vir", "remark42", dump.toString());
        assertThat(job.at("/report/unmappedArticles").values().stream()
                        .map(article -> api.count(article.get("article").stringValue())))
                .hasSize(paths.size())
                .allMatch(count -> count == 1);
    }

    @Test
    void aMappingThatIsNotThereIsRefused() {
        for (String mapping : List.of("unknown", "019b9000-0000-7000-8000-000000000001")) {
            assertThat(transfers.upload("vir", "remark42&mapping=" + mapping, "{}"))
                    .hasStatus(400);
        }
    }

    @Test
    void aDumpWithoutARecordFails() {
        for (String dump : List.of(
                "<rss><channel><title>x</title></channel></rss>",
                "<rss><channel><item><title>x</title></item></channel></rss>")) {
            var job = transfers.imported("vir", "wordpress", dump);
            assertThat(job.get("state").stringValue()).isEqualTo("FAILED");
            assertThat(job.get("fault").stringValue()).contains("no comments", "wordpress");
        }
        assertThat(transfers.imported("vir", "disqus", "<disqus/>").get("state").stringValue())
                .isEqualTo("FAILED");
        assertThat(transfers.imported("vir", "remark42", "").get("state").stringValue())
                .isEqualTo("FAILED");
    }

    @Test
    void htmlStaysHtmlInAnExport() throws Exception {
        var host = Api.article() + ".example";
        var words = "<table><tr><td>10</td><td>20</td></tr></table>";
        var dump = line(host + "/page", 7).replace("said 7", words.replace("\"", "\\\""));
        var job = transfers.imported("archive", "remark42", dump);
        var article = job.at("/report/unmappedArticles/0/article").stringValue();
        var exported = Transfers.contents(transfers.export("archive"), article).getFirst();
        assertThat(exported.get("text").stringValue()).isEqualTo(words);
        assertThat(exported.get("format").stringValue()).isEqualTo("HTML");
        transfers.imported("vir", "usersay", exported + "\n");
        assertThat(api.read(Api.thread(article)).at("/items/0/html").stringValue())
                .contains("<td>10</td><td>20</td>");
    }

    private static String line(String page, int number) {
        var line =
                Api.json().put("id", "c" + number).put("text", "said " + number).put("time", "2022-01-02T10:00:00Z");
        line.putObject("user").put("id", "u").put("name", "U");
        line.putObject("locator").put("url", "https://" + page);
        return line + "\n";
    }
}
