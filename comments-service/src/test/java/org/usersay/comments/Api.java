package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP contract, spoken by a test. */
@TestComponent
public class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final MockMvcTester mvc;

    Api(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    /** An article nobody else uses. */
    public static String article() {
        return "a-" + UUID.randomUUID();
    }

    public static ObjectNode json() {
        return JSON.createObjectNode();
    }

    public static String thread(String article) {
        return "/sites/vir/articles/" + article + "/comments";
    }

    /** Sends and answers whatever comes back; {@code headers} are names and values in turn. */
    public MvcTestResult call(
            HttpMethod method, String path, @Nullable String token, @Nullable Object body, String... headers) {
        var request = mvc.method(method).uri("/api/v1" + path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body.toString());
        }
        return request.exchange();
    }

    /** A GET of a path that is already encoded. */
    public MvcTestResult getRaw(String path) {
        return mvc.get().uri(URI.create("/api/v1" + path)).exchange();
    }

    /** A GET of a path that is already encoded, by whom the token names. */
    public MvcTestResult getRaw(String path, String token) {
        return mvc.get()
                .uri(URI.create("/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    /** A GET of a path of the services' own; {@code headers} are names and values in turn. */
    public MvcTestResult getInternal(String path, String... headers) {
        var request = mvc.get().uri(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.exchange();
    }

    /** A POST to a path that is already encoded. */
    public MvcTestResult postRaw(String path, String token) {
        return mvc.post()
                .uri(URI.create("/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\":\"a\"}")
                .exchange();
    }

    /** The site's moderators set this; all else is as nobody had set anything, but that reports and authors' histories hold nothing. */
    public void moderate(Consumer<ObjectNode> change) {
        var settings = moderation();
        change.accept(settings);
        assertThat(call(HttpMethod.PUT, "/admin/sites/vir/moderation-settings", Tokens.moderator("mod"), settings))
                .hasStatusOk();
    }

    /** What {@link #moderate} starts from. */
    public static ObjectNode moderation() {
        var settings = json().put("mode", "POSTMODERATED")
                .put("linkLimit", 5)
                .put("newcomerComments", 0)
                .put("editWindowMinutes", 15)
                .put("guests", false)
                .put("reportsToHold", 0)
                .put("rejectionsToHold", 0)
                .put("rejectedShareToHold", 0)
                .put("floodComments", 0);
        settings.putNull("autoCloseDays");
        settings.putArray("heldWords");
        settings.putArray("refusedWords");
        return settings;
    }

    /** What is in the moderators' queue of the site that this asks for. */
    public JsonNode queue(String query) {
        var result = call(HttpMethod.GET, "/admin/sites/vir/comments?" + query, Tokens.moderator("mod"), null);
        assertThat(result).hasStatusOk();
        return body(result);
    }

    /** The CMS tells of an article. */
    public MvcTestResult announce(String article, String state) {
        return call(
                HttpMethod.PUT,
                "/admin/sites/vir/articles/" + article,
                Tokens.administrator("cms"),
                json().put("title", "A title")
                        .put("url", "https://example.org/" + article)
                        .put("state", state));
    }

    public MvcTestResult get(String path) {
        return call(HttpMethod.GET, path, null, null);
    }

    /** The body of a GET that must succeed. */
    public JsonNode read(String path) {
        var result = get(path);
        assertThat(result).hasStatusOk();
        return body(result);
    }

    public MvcTestResult post(String article, String reader, String text, String... headers) {
        return call(HttpMethod.POST, thread(article), Tokens.reader(reader), json().put("text", text), headers);
    }

    /** A published comment. */
    public JsonNode posted(String article, String reader, String text) {
        var result = post(article, reader, text);
        assertThat(result).hasStatus(201);
        return body(result);
    }

    /** The same by whom the token names. */
    public JsonNode postedWith(String article, String token, String text) {
        var result = call(HttpMethod.POST, thread(article), token, json().put("text", text));
        assertThat(result).hasStatus(201);
        return body(result);
    }

    public JsonNode replied(String article, String reader, String text, String parent) {
        var result = call(
                HttpMethod.POST,
                thread(article),
                Tokens.reader(reader),
                json().put("text", text).put("parent", parent));
        assertThat(result).hasStatus(201);
        return body(result);
    }

    public MvcTestResult vote(String reader, String comment, int value) {
        return call(
                HttpMethod.PUT, "/comments/" + comment + "/vote", Tokens.reader(reader), json().put("value", value));
    }

    /** A vote that counts. */
    public void voted(String reader, String comment, int value) {
        assertThat(vote(reader, comment, value)).hasStatusOk();
    }

    /** What came of the decision on each. */
    public JsonNode decide(String decision, String... ids) {
        var body = json().put("decision", decision);
        var list = body.putArray("ids");
        List.of(ids).forEach(list::add);
        var result = call(HttpMethod.POST, "/admin/comments/decisions", Tokens.moderator("mod"), body);
        assertThat(result).hasStatusOk();
        return body(result).get("items");
    }

    public MvcTestResult edit(String comment, String token, String text) {
        return call(HttpMethod.PUT, "/comments/" + comment, token, json().put("text", text));
    }

    public void delete(String comment, String reader) {
        assertThat(call(HttpMethod.DELETE, "/comments/" + comment, Tokens.reader(reader), null))
                .hasStatus(204);
    }

    public int count(String article) {
        return read("/sites/vir/comment-counts?article=" + article)
                .at("/counts/" + article)
                .intValue();
    }

    /** Ids of the whole top level, page by page. */
    public List<String> ids(String article, String sort, int limit) {
        var ids = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = read(thread(article) + "?sort=" + sort + "&limit=" + limit
                    + (cursor == null ? "" : "&cursor=" + cursor));
            page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
            cursor = page.get("next").isNull() ? null : page.get("next").stringValue();
        } while (cursor != null);
        return ids;
    }

    public static String id(JsonNode comment) {
        return comment.get("id").stringValue();
    }

    public static JsonNode body(MvcTestResult result) {
        try {
            return JSON.readTree(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The type of the problem answered. */
    public static String problem(MvcTestResult result) {
        assertThat(result).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return body(result).get("type").stringValue();
    }
}
