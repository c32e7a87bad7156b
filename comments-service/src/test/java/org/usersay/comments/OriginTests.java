package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.node.ObjectNode;

/** Changes of comments by pages of other sites; the path names a comment and no site. */
@CommentsServiceTest
class OriginTests {

    private static final String OWN = "http://localhost:8080";
    private static final String FOREIGN = "http://localhost:8090";

    @Autowired
    Api api;

    private final String article = Api.article();
    private String comment = "";

    @BeforeEach
    void comment() {
        comment = id(api.posted(article, "ann", "words"));
    }

    @Test
    void pageOfAnotherSiteIsRefused() {
        for (var write :
                new MvcTestResult[] {vote(FOREIGN), edit(FOREIGN), report(FOREIGN), delete(FOREIGN), delete("null")}) {
            assertThat(write).as(() -> Api.body(write).toString()).hasStatus(403);
            assertThat(Api.problem(write)).isEqualTo("/problems/origin-not-allowed");
            assertThat(write.getResponse().getHeader("Usersay-Article")).isNull();
        }
        var now = api.read("/comments/" + comment);
        assertThat(now.get("html").stringValue()).isEqualTo("<p>words</p>");
        assertThat(now.get("up").intValue()).isZero();
    }

    @Test
    void pageOfTheSiteIsAllowedAndTheResponseNamesTheArticle() {
        for (var write : new MvcTestResult[] {vote(OWN), edit(OWN), report(OWN), delete(OWN)}) {
            assertThat(write.getResponse().getStatus())
                    .as(() ->
                            write.getRequest().getMethod() + write.getRequest().getRequestURI())
                    .isBetween(200, 299);
            assertThat(write).headers().hasValue("Usersay-Article", "vir/" + article);
        }
    }

    @Test
    void pageOfTheGatewayIsAllowed() {
        var own = api.call(
                HttpMethod.PUT,
                "/comments/" + comment + "/vote",
                Tokens.reader("bob"),
                json().put("value", 1),
                "Origin",
                "http://localhost:43210",
                "X-Forwarded-Proto",
                "http",
                "X-Forwarded-Host",
                "localhost:43210");
        assertThat(own).hasStatusOk();
    }

    @Test
    void clientWithoutAnOriginIsAllowed() {
        assertThat(api.call(HttpMethod.DELETE, "/comments/" + comment, Tokens.reader("ann"), null))
                .hasStatus(204)
                .headers()
                .hasValue("Usersay-Article", "vir/" + article);
    }

    private MvcTestResult vote(String origin) {
        return send(HttpMethod.PUT, "/vote", "bob", json().put("value", 1), origin);
    }

    private MvcTestResult edit(String origin) {
        return send(HttpMethod.PUT, "", "ann", json().put("text", "other words"), origin);
    }

    private MvcTestResult report(String origin) {
        return send(HttpMethod.POST, "/reports", "bob", json().put("reason", "SPAM"), origin);
    }

    private MvcTestResult delete(String origin) {
        return send(HttpMethod.DELETE, "", "ann", null, origin);
    }

    private MvcTestResult send(
            HttpMethod method, String path, String reader, @Nullable ObjectNode body, String origin) {
        return api.call(method, "/comments/" + comment + path, Tokens.reader(reader), body, "Origin", origin);
    }
}
