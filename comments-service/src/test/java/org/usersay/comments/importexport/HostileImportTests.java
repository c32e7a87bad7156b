package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.starter.test.Tokens;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTML in every field of a dump, and none of it in what readers are served. */
@TransferTest
class HostileImportTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVIL =
            "\"'><script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">x</a>";

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    @ParameterizedTest
    @CsvSource({"DISQUS, disqus.xml", "WORDPRESS, wordpress.xml", "REMARK42, remark42.jsonl", "USERSAY, usersay.ndjson"
    })
    void nothingOfItIsServedAsHtml(DumpFormat format, String file) throws Exception {
        var job = importJobs.submit("other", format, false, null, "root", dump(file), -1);
        importJobs.runAll();
        var done = importJobs.require("other", job.id());
        assertThat(done.state()).as(String.valueOf(done.fault())).isEqualTo(ImportState.DONE);
        assertThat(done.report().added()).isGreaterThanOrEqualTo(2);

        var articles = articles();
        assertThat(articles).isNotEmpty();
        int comments = 0;
        for (String article : articles) {
            var thread = "/sites/other/articles/" + article + "/comments";
            for (JsonNode comment : api.read(thread).get("items")) {
                assertHarmless(comment.get("html").stringValue());
                var author = comment.at("/author/id").stringValue();
                if (!author.isEmpty()) {
                    assertHarmless(text("/readers/" + author + "/profile.html"));
                }
                comments++;
            }
            assertHarmless(text("/sites/other/articles/" + article + "/comments.html"));
            for (var content : contents(text("/sites/other/articles/" + article + "/comments.atom"))) {
                assertHarmless(content);
            }
        }
        assertThat(comments).isPositive();
    }

    private static final String LAUGHS = """
            <?xml version="1.0"?>
            <!DOCTYPE d [
              <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
              <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
            ]>
            """;

    private static final String DISQUS = """
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="1"><id>@@</id><link>http://localhost:8080/new</link><title>New</title></thread>
            %s<post dsq:id="2"><message>&d;</message><createdAt>2020-08-31T16:00:00Z</createdAt><thread dsq:id="1"/></post>
            </disqus>""".formatted("""
            <post dsq:id="%d"><message>before</message><createdAt>2020-08-31T15:00:00Z</createdAt><thread dsq:id="1"/></post>
            """.repeat(4).formatted(11, 12, 13, 14));

    private static final String WORDPRESS = """
            <rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>New</title><link>http://localhost:8080/new</link>
            <wp:thread_identifier>@@</wp:thread_identifier><wp:post_id>1</wp:post_id>%s
            <wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_content>&d;</wp:comment_content></wp:comment>
            </item></channel></rss>""".formatted("""
            <wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_content>before</wp:comment_content>
            <wp:comment_date_gmt>2020-08-31 15:00:00</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>
            </wp:comment>""".repeat(4).formatted(11, 12, 13, 14));

    /** The same dump without its document type, and without what it would expand, does reach the thread. */
    @ParameterizedTest
    @EnumSource(names = {"DISQUS", "WORDPRESS"})
    void billionLaughsLeaveALiveThreadAsItWas(DumpFormat format) throws IOException {
        var article = Api.article();
        var dump = (format == DumpFormat.DISQUS ? DISQUS : WORDPRESS).replace("@@", article);
        api.posted(article, "ann", "here already");
        var before = everything(article);
        assertThat(imported(format, LAUGHS + dump).state()).isEqualTo(ImportState.FAILED);
        assertThat(everything(article)).isEqualTo(before);
        imported(format, dump.replace("&d;", "after"));
        assertThat(api.count(article)).isGreaterThan(1);
    }

    /** What readers and moderators are shown of the article. */
    private List<JsonNode> everything(String article) {
        return List.of(
                api.read(Api.thread(article) + "?limit=100"),
                api.queue("limit=100&article=" + article),
                api.read("/sites/vir/comment-counts?article=" + article));
    }

    private ImportJob imported(DumpFormat format, String dump) throws IOException {
        var bytes = new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8));
        var job = importJobs.submit("vir", format, false, null, "root", bytes, -1);
        importJobs.runAll();
        return importJobs.require("vir", job.id());
    }

    /** Those which this site has, whatever the import made of their ids. */
    private List<String> articles() throws IOException {
        return api.call(HttpMethod.GET, "/admin/sites/other/exports", Tokens.administrator("root"), null)
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .filter(line -> line.path("type").asString().equals("article"))
                .map(line -> line.path("id").asString())
                .toList();
    }

    private String text(String path) throws IOException {
        var answer = api.get(path);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<String> contents(String atom) throws ParserConfigurationException, IOException, SAXException {
        var found = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(atom)))
                .getElementsByTagName("content");
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> found.item(at).getTextContent())
                .toList();
    }

    /** Tags alone matter: what stands between them is shown as the text it is. */
    private static void assertHarmless(String html) {
        var tags = html.replaceAll(">[^<]*", ">");
        assertThat(tags).doesNotContainIgnoringCase("<script", "onerror", "javascript:", "src=\"x", "src=x");
    }

    private static ByteArrayInputStream dump(String file) throws IOException {
        var template = new ClassPathResource("dumps/hostile/" + file).getContentAsString(StandardCharsets.UTF_8);
        var value = file.endsWith("xml") ? HtmlUtils.htmlEscape(EVIL).replace("&#39;", "&apos;") : inJson();
        return new ByteArrayInputStream(template.replace("@@", value).getBytes(StandardCharsets.UTF_8));
    }

    private static String inJson() {
        var quoted = JSON.writeValueAsString(EVIL);
        return quoted.substring(1, quoted.length() - 1);
    }
}
