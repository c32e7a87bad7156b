package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.json;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;

/** The site {@code other} shows images of one host, {@code vir} shows none. */
@CommentsServiceTest
class ImageTests {

    private static final String CAT = "![a cat](https://images.example.org/cat.png)";
    private static final String NOBODY_SEES_IT = "![](https://images.example.org/tracker.png)";

    @Autowired
    Api api;

    private final String article = Api.article();

    @Test
    void areShownWhereTheSiteAllowsTheirHost() {
        assertThat(html(post("other", CAT))).contains("<img src=\"https://images.example.org/cat.png\" alt=\"a cat\"");
        assertThat(html(post("vir", CAT))).isEqualTo("<p>a cat</p>");
    }

    @Test
    void showNothingToReadWithoutADescription() {
        assertThat(post("other", NOBODY_SEES_IT)).hasStatus(400);
        assertThat(post("vir", NOBODY_SEES_IT)).hasStatus(400);
    }

    @Test
    void previewShowsThemAsTheSiteWould() {
        assertThat(html(preview(json().put("text", CAT).put("site", "other")))).contains("<img");
        assertThat(html(preview(json().put("text", CAT).put("site", "vir")))).doesNotContain("<img");
        assertThat(html(preview(json().put("text", CAT)))).doesNotContain("<img");
        assertThat(preview(json().put("text", CAT).put("site", "nowhere"))).hasStatus(404);
    }

    @Test
    void profilesMayShowThem() {
        post("other", CAT);
        assertThat(api.get("/readers/" + reader() + "/profile.html"))
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self' https://images.example.org; "
                                + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    private MvcTestResult post(String site, String text) {
        return api.call(
                HttpMethod.POST,
                "/sites/" + site + "/articles/" + article + "/comments",
                Tokens.of(reader(), site, Role.READER),
                json().put("text", text));
    }

    private String reader() {
        return "ann-" + article;
    }

    private MvcTestResult preview(Object request) {
        return api.call(HttpMethod.POST, "/comment-previews", Tokens.reader("ann"), request);
    }

    private static String html(MvcTestResult result) {
        return body(result).get("html").stringValue();
    }
}
