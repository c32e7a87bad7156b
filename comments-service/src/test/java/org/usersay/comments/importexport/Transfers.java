package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Imports and exports over HTTP, and lines of a dump in our own format. */
@TestComponent
record Transfers(Api api, ImportJobs imports) {

    /** What an export tells of an article's comments, but for what they are called. One taken back loses its words. */
    static List<JsonNode> contents(String export, String article) {
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

    static String votes(String article, String reader, String comment) {
        var line = Api.json().put("type", "votes").put("article", article).put("reader", reader);
        line.putObject("votes").put(comment, 1);
        return line + "\n";
    }

    static String comment(String article, int number, @Nullable String parent) {
        return DumpLines.comment(article, number, parent) + "\n";
    }

    JsonNode imported(String site, String format, String dump) {
        var taken = upload(site, format, dump);
        assertThat(taken).hasStatus(202);
        imports.runAll();
        return progress(site, Api.body(taken));
    }

    MvcTestResult upload(String site, String format, String dump) {
        return api.call(
                HttpMethod.POST,
                "/admin/sites/" + site + "/imports?format=" + format,
                Tokens.administrator("root"),
                dump);
    }

    JsonNode progress(String site, JsonNode job) {
        var found = api.call(
                HttpMethod.GET, "/admin/sites/" + site + "/imports/" + Api.id(job), Tokens.administrator("root"), null);
        assertThat(found).hasStatusOk();
        return Api.body(found);
    }

    String export(String site) throws IOException {
        var answer = api.call(HttpMethod.GET, "/admin/sites/" + site + "/exports", Tokens.administrator("root"), null);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    static String fixture(String name) throws IOException {
        return new ClassPathResource("dumps/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
