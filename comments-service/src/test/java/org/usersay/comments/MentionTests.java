package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.starter.test.Tokens;

/** {@code @name} of people in the thread. */
@CommentsServiceTest
class MentionTests {

    @Autowired
    Api api;

    private final String article = Api.article();

    @Test
    void mentionLinksToTheProfileOfAReaderInTheThread() {
        api.posted(article, "ann", "first");
        assertThat(html("bob", "@Reader ann, you are (@Reader ann) right"))
                .isEqualTo("<p><a href=\"http://localhost:8080/api/v1/readers/ann/profile.html\" class=\"mention\""
                        + " rel=\"nofollow ugc noopener\">&#64;Reader ann</a>, you are (<a"
                        + " href=\"http://localhost:8080/api/v1/readers/ann/profile.html\" class=\"mention\""
                        + " rel=\"nofollow ugc noopener\">&#64;Reader ann</a>) right</p>");
        assertThat(api.get("/readers/ann/profile.html"))
                .hasStatusOk()
                .bodyText()
                .contains("Reader ann", "first");
    }

    @Test
    void longestNameIsMeantAndUnicodeIsFine() {
        post("an", "Nguyễn Văn", "one");
        post("an2", "Nguyễn Văn An", "two");
        assertThat(html("bob", "@Nguyễn Văn An xin chào"))
                .contains("/an2/profile.html")
                .doesNotContain("/an/profile");
        assertThat(html("eve", "@Nguyễn Văn\nxin chào")).contains("/an/profile.html");
        assertThat(html("kim", "@Nguyễn Vănx")).doesNotContain("<a");
    }

    @Test
    void whoIsNotInTheThreadStaysText() {
        api.posted(Api.article(), "zoe", "elsewhere");
        var held = id(body(api.call(
                HttpMethod.POST, Api.thread(article), Tokens.reader("hal"), json().put("text", "held later"))));
        api.decide("REJECT", held);
        assertThat(html("bob", "@Reader zoe and @Reader hal")).doesNotContain("<a");
    }

    @Test
    void codeLinksAndWordsContainNoMentions() {
        api.posted(article, "ann", "first");
        assertThat(html("bob", "`@Reader ann`")).doesNotContain("<a");
        assertThat(html("bob", "[@Reader ann](https://example.org)")).doesNotContain("mention");
        assertThat(html("bob", "x@Reader ann")).doesNotContain("mention");
        assertThat(html("bob", "*@Reader ann*")).contains("mention");
    }

    @Test
    void nameCannotSmuggleMarkup() {
        post("mal", "O'Neil & \"x\" <3", "hello");
        assertThat(html("bob", "@O'Neil & \"x\" <3"))
                .contains("/mal/profile.html", "&#64;O&#39;Neil &amp; &#34;x&#34; &lt;3</a>");
        post("mal2", "\"><img src=x onerror=alert(1)>", "hello");
        assertThat(html("bob", "@\"><img src=x onerror=alert(1)>")).doesNotContain("<img");
    }

    @Test
    void authorReadsWhatHeTypedAndEditsItAfterAReload() {
        api.posted(article, "ann", "first");
        var comment = id(api.posted(article, "bob", "@Reader ann *yes*"));
        var source = api.call(HttpMethod.GET, "/comments/" + comment + "/source", Tokens.reader("bob"), null);
        assertThat(source).hasStatusOk();
        assertThat(body(source).get("text").stringValue()).isEqualTo("@Reader ann *yes*");
        assertThat(source).headers().hasValue("ETag", "\"e0\"").hasValue("Cache-Control", "no-store, private");
        var edit = json().put("text", "@Reader ann no");
        var path = "/comments/" + comment;
        assertThat(api.call(HttpMethod.PUT, path, Tokens.reader("bob"), edit, "If-Match", "\"e0\""))
                .hasStatusOk();
        assertThat(api.call(HttpMethod.PUT, path, Tokens.reader("bob"), edit.put("text", "late"), "If-Match", "\"e0\""))
                .hasStatus(412);
        assertThat(api.call(HttpMethod.GET, path + "/source", Tokens.reader("eve"), null))
                .hasStatus(403);
        assertThat(api.get(path + "/source")).hasStatus(401);
        api.decide("REJECT", comment);
        assertThat(api.call(HttpMethod.GET, path + "/source", Tokens.reader("bob"), null))
                .hasStatus(404);
        assertThat(api.call(HttpMethod.GET, path + "/source", Tokens.reader("eve"), null))
                .hasStatus(404);
    }

    @Test
    void ofTwoWithOneNameTheFirstInTheThreadIsMeant() {
        post("real", "Same Name", "first");
        post("fake", "Same Name", "second");
        assertThat(html("bob", "@Same Name")).contains("/real/").doesNotContain("/fake/");
    }

    @Test
    void tooManyNamesAreText() {
        for (int i = 0; i < 12; i++) {
            post("m" + i, "Name" + (char) ('A' + i), "here");
        }
        var all = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            all.append("@Name").append((char) ('A' + i)).append(' ');
        }
        assertThat(html("bob", all.toString()).split("class=\"mention\"", -1)).hasSize(11);
    }

    private void post(String reader, String name, String text) {
        var token = Tokens.with(reader, claims -> claims.claim("name", name));
        assertThat(api.call(HttpMethod.POST, Api.thread(article), token, json().put("text", text)))
                .hasStatus(201);
    }

    private String html(String reader, String text) {
        return api.posted(article, reader, text).get("html").stringValue();
    }
}
