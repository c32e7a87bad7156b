package org.usersay.comments.transfer;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.HtmlUtils;
import org.usersay.comments.Api;
import org.usersay.comments.dump.DumpFormat;
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
    Imports imports;

    @ParameterizedTest
    @CsvSource({"DISQUS, disqus.xml", "WORDPRESS, wordpress.xml", "REMARK42, remark42.jsonl", "USERSAY, usersay.ndjson"
    })
    void nothingOfItIsServedAsHtml(DumpFormat format, String file) throws Exception {
        var job = imports.take("other", format, false, "root", dump(file), -1);
        imports.catchUp();
        var done = imports.require("other", job.id());
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
