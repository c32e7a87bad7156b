package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.json;

import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Reading and writing without JavaScript. */
@CommentsServiceTest
class FormTests {

    @Autowired
    Api api;

    @Autowired
    MockMvcTester mvc;

    private final String article = Api.article();

    @BeforeEach
    void announce() {
        guests(true);
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/admin/sites/vir/articles/" + article,
                        Tokens.administrator("cms"),
                        json().put("title", "Tea & <cake>")
                                .put("url", "http://localhost:8080/" + article + "#top")
                                .put("state", "OPEN")))
                .hasStatusOk();
    }

    @AfterEach
    void backToDefaults() {
        guests(false);
    }

    @Test
    void threadIsHtmlWhereThatIsAccepted() {
        api.posted(article, "ann", "hello");
        var html = api.call(HttpMethod.GET, Api.thread(article), null, null, "Accept", "text/html,*/*;q=0.8");
        assertThat(html)
                .hasStatusOk()
                .hasContentType("text/html;charset=UTF-8")
                .bodyText()
                .contains("<p dir=\"auto\">hello</p>");
        assertThat(html).headers().hasValue("Vary", "Accept");
        assertThat(api.get(Api.thread(article))).hasContentType(MediaType.APPLICATION_JSON);
        assertThat(api.call(HttpMethod.GET, Api.thread(article), null, null, "Accept", "*/*"))
                .hasContentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void guestPostsByAPlainFormAndADoubleClickPostsOnce() throws UnsupportedEncodingException {
        var form = api.get(Api.thread(article) + "/form");
        assertThat(form).hasStatusOk().bodyText().contains("Tea &amp; &lt;cake&gt;");
        assertThat(form).headers().hasValue("Cache-Control", "no-store, private");
        assertThat(form.getResponse().getHeader("Content-Security-Policy")).contains("default-src 'none'");
        var key = form.getResponse().getContentAsString().replaceFirst("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        for (int i = 0; i < 2; i++) {
            var answer = submit("Gus", "gus@example.org", "from a guest", key);
            assertThat(answer).hasStatus(303);
            assertThat(answer).headers().hasValue("Location", "http://localhost:8080/" + article + "#user-say");
        }
        assertThat(held()).hasSize(1);
        assertThat(api.count(article)).isZero();
    }

    @Test
    void fragmentHoldsTheFormItselfAndADoubleClickPostsOnce() throws UnsupportedEncodingException {
        var html = fragment();
        assertThat(html)
                .contains("<form method=\"post\"", "action=\"http://localhost:8080/api/v1" + Api.thread(article) + "\"")
                .contains("name=\"key\" value=\"\"");
        for (int i = 0; i < 2; i++) {
            assertThat(submit("Gus", "gus@example.org", "from another page", ""))
                    .hasStatus(303);
        }
        assertThat(submit("Gus", "gus@example.org", "and once more", "")).hasStatus(303);
        assertThat(submit("Eve", "eve@example.org", "from another page", "")).hasStatus(303);
        assertThat(held()).hasSize(3);
        assertThat(submit("Gus", "no address", "<b>mine</b>", ""))
                .hasStatus(400)
                .bodyText()
                .contains("guest.email", "&lt;b&gt;mine");
    }

    @Test
    void guestAnswersTheCommentWhoseLinkHeFollowed() throws UnsupportedEncodingException {
        var parent = Api.id(api.posted(article, "ann", "hello"));
        var link = "http://localhost:8080/api/v1" + Api.thread(article) + "/form?parent=" + parent;
        assertThat(fragment()).contains("href=\"" + link + "\">Reply</a>");
        var form = api.get(Api.thread(article) + "/form?parent=" + parent);
        assertThat(form).hasStatusOk().bodyText().contains("name=\"parent\" value=\"" + parent + "\"");
        assertThat(reply(parent)).hasStatus(303);
        var held = held();
        assertThat(held).hasSize(1);
        assertThat(held.at("/0/parent").stringValue()).isEqualTo(parent);
        api.decide("APPROVE", Api.id(held.get(0)));
        assertThat(api.read("/comments/" + parent + "/replies").get("items"))
                .extracting(Api::id)
                .containsExactly(Api.id(held.get(0)));
    }

    @Test
    void strangeParentIsShownHarmlesslyAndRefused() {
        assertThat(api.getRaw(Api.thread(article) + "/form?parent=%22%3E%3Cscript%3E"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("<script");
        assertThat(reply("\"><script>")).hasStatus(400).bodyText().doesNotContain("<script");
        assertThat(reply("01890000-0000-7000-8000-000000000000")).hasStatus(400);
        assertThat(held()).isEmpty();
    }

    @Test
    void fragmentExplainsThatGuestsCannotWrite() throws UnsupportedEncodingException {
        guests(false);
        api.posted(article, "ann", "hello");
        assertThat(fragment())
                .contains("with an account", "<a href=\"http://localhost:8080/" + article + "#user-say\">")
                .doesNotContain("<form", "Reply");
    }

    @Test
    void fragmentOfAClosedThreadHasNoForm() throws UnsupportedEncodingException {
        api.posted(article, "ann", "hello");
        api.announce(article, "CLOSED");
        assertThat(fragment()).contains("takes no more comments").doesNotContain("<form", "Reply");
    }

    @Test
    void errorsAreShownAndInputIsKept() {
        assertThat(submit("Gus", "no address", "<b>mine</b>", "k1"))
                .hasStatus(400)
                .bodyText()
                .contains("guest.email", "&lt;b&gt;mine&lt;/b&gt;")
                .doesNotContain("<b>mine");
        assertThat(submit("Gus", "gus@example.org", "x".repeat(10_001), "k2")).hasStatus(400);
        assertThat(submit("\u200B", "gus@example.org", "from nobody", "k3"))
                .hasStatus(400)
                .bodyText()
                .contains("guest.name");
    }

    @Test
    void closedThreadAndSiteWithoutGuestsTakeNothing() {
        api.announce(article, "CLOSED");
        assertThat(submit("Gus", "gus@example.org", "late", "k1")).hasStatus(409);
        guests(false);
        assertThat(submit("Gus", "gus@example.org", "uninvited", "k2")).hasStatus(403);
        assertThat(api.get(Api.thread(article) + "/form"))
                .hasStatus(403)
                .bodyText()
                .doesNotContain("<form");
    }

    @Test
    void addressTheFirstCommenterMadeUpIsNotFollowed() {
        var other = Api.article();
        assertThat(api.call(
                        HttpMethod.POST,
                        Api.thread(other),
                        Tokens.reader("mal"),
                        json().put("text", "x").put("articleUrl", "https://evil.example/")))
                .hasStatus(201);
        assertThat(submit(other, "Gus", "gus@example.org", "hi", "k"))
                .hasStatus(303)
                .headers()
                .hasValue("Location", "http://localhost:8080#user-say");
    }

    private String fragment() throws UnsupportedEncodingException {
        return api.get("/sites/vir/articles/" + article + "/comments.html")
                .getResponse()
                .getContentAsString();
    }

    private JsonNode held() {
        return Api.body(api.call(
                        HttpMethod.GET,
                        "/admin/sites/vir/comments?state=HELD&article=" + article,
                        Tokens.moderator("mod"),
                        null))
                .get("items");
    }

    private MvcTestResult reply(String parent) {
        return mvc.post()
                .uri("/api/v1" + Api.thread(article))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("name", "Gus")
                .param("email", "gus@example.org")
                .param("text", "an answer")
                .param("parent", parent)
                .param("key", "k")
                .exchange();
    }

    private MvcTestResult submit(String name, String email, String text, String key) {
        return submit(article, name, email, text, key);
    }

    private MvcTestResult submit(String thread, String name, String email, String text, String key) {
        return mvc.post()
                .uri("/api/v1" + Api.thread(thread))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("name", name)
                .param("email", email)
                .param("text", text)
                .param("key", key)
                .exchange();
    }

    private void guests(boolean allowed) {
        api.moderate(settings -> settings.put("guests", allowed));
    }
}
