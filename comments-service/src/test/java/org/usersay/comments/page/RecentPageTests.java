package org.usersay.comments.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import tools.jackson.databind.JsonNode;

/** A page that is read repeatedly is the same until it changes. */
@CommentsServiceTest
class RecentPageTests {

    @Autowired
    Api api;

    private final String article = Api.article();
    private final String address = Api.thread(article) + "?limit=1";

    @Test
    void repeatedReadIsTheSameIncludingHeaders() throws Exception {
        api.posted(article, "ann", "first");
        api.posted(article, "ann", "second");
        var made = api.get(address).getResponse();
        var again = api.get(address).getResponse();
        assertThat(again.getContentAsByteArray()).isEqualTo(made.getContentAsByteArray());
        for (var header : made.getHeaderNames()) {
            if (!header.equals("X-Request-Id")) {
                assertThat(again.getHeaders(header)).as(header).isEqualTo(made.getHeaders(header));
            }
        }
        assertThat(again.getHeader("Link")).isNotNull();
    }

    @Test
    void everyChangeShowsAtOnce() {
        var first = Api.id(api.posted(article, "ann", "first"));
        assertThat(warm().path("count").intValue()).isEqualTo(1);

        var reply = Api.id(api.replied(article, "bob", "answer", first));
        assertThat(warm().path("count").intValue()).isEqualTo(2);

        api.decide("REJECT", reply);
        assertThat(warm().path("count").intValue()).isEqualTo(1);

        api.announce(article, "CLOSED");
        assertThat(warm().at("/article/state").stringValue()).isEqualTo("CLOSED");
    }

    @Test
    void formatAndCredentialsAreCheckedOnEveryRead() {
        api.posted(article, "ann", "first");
        warm();
        assertThat(api.call(HttpMethod.GET, address, null, null, "Accept", "text/html"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/html");
        assertThat(api.call(HttpMethod.GET, address, "forged", null)).hasStatus(401);
    }

    private JsonNode warm() {
        api.get(address);
        MvcTestResult again = api.get(address);
        assertThat(again).hasStatusOk();
        return Api.body(again);
    }
}
