package org.usersay.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.usersay.gateway.GatewayTest;

/** Metadata of the routes in {@code application.yml}. */
@GatewayTest
class RoutesTests {

    private final Routes routes;

    RoutesTests(@Autowired Routes routes) {
        this.routes = routes;
    }

    @ParameterizedTest
    @CsvSource({
        "POST, session, SESSION",
        "DELETE, session, REFRESH",
        "POST, session/refresh, REFRESH",
        "POST, session/links, LINKS",
        "POST, session/links/redemption, LINKS",
        "POST, passkeys/login, SESSION",
        "POST, tokens, TOKENS",
        "POST, tokens/refresh, REFRESH",
        "POST, accounts, ACCOUNTS",
        "POST, accounts/verification, ACCOUNTS",
        "PUT, password-resets, PASSWORD_RESETS",
        "PUT, me/email-change, LINKS",
        "POST, email-change-confirmations, LINKS",
        "DELETE, me/email-change, PROFILE",
        "POST, seat-invitations/acceptance, LINKS",
        "DELETE, me/seats/s1, PROFILE",
        "PATCH, me, PROFILE",
        "GET, me/export, PROFILE",
        "POST, sites/vir/articles/a/comments, COMMENTS",
        "POST, sites/vir/articles/rating/comments, COMMENTS",
        "PUT, comments/c1, COMMENTS",
        "DELETE, comments/c1, COMMENTS",
        "PUT, comments/c1/vote, VOTES",
        "POST, comments/c1/reports, REPORTS",
        "POST, comment-previews, PREVIEWS",
        "PUT, sites/vir/articles/a/rating/mine, RATINGS",
        "DELETE, sites/vir/articles/a/rating/mine, RATINGS",
        "PUT, sites/vir/articles/a/meter, METER",
        "POST, sites/vir/subscription-orders, ORDERS",
        "POST, sites/vir/subscription-quotes, PREVIEWS",
        "POST, sites/vir/newsletters/daily/signups, NEWSLETTERS",
        "POST, newsletter-confirmations, NEWSLETTERS",
        "GET, sites/vir/articles/a/comments,",
        "GET, me,",
        "POST, u/token,",
        "POST, payment-notifications/bank,",
        "POST, mail-events,",
        "POST, admin/comments/decisions,",
        "POST, admin/comments/undo,"
    })
    void aSensitiveRequestBelongsToItsGroup(String method, String path, RateLimitGroup expected) {
        var metadata = match(method, path).metadata();

        assertThat(HttpMethods.isSafe(method) && !metadata.limitReads() ? null : metadata.limit())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, session, SESSION",
        "POST, session/refresh, SESSION",
        "POST, passkeys/login, SIGN_IN",
        "POST, accounts/verification, SIGN_IN",
        "POST, accounts, SIGN_IN",
        "GET, me, ACCESS",
        "GET, sites/vir/articles/a/comments, ACCESS_UNLESS_READING",
        "GET, sites/vir/articles/a/comments/stream, ACCESS_UNLESS_READING",
        "GET, sites/vir/articles/a/comments/mine, ACCESS",
        "PUT, sites/vir/articles/a/rating/mine, DEVICE",
        "PUT, sites/vir/articles/a/meter, METER",
        "GET, comments/c1, ACCESS",
        "GET, readers/r1, ACCESS",
        "POST, u/token, NONE",
        "POST, payment-notifications/bank, NONE",
        "POST, mail-events, NONE"
    })
    void cookiesHaveTheirEffect(String method, String path, CookiePolicy expected) {
        assertThat(match(method, path).metadata().cookies()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "sites/vir/articles/a/comments, true",
        "sites/vir/articles/a/comments/mine, false",
        "sites/vir/articles/a/comments/stream, false",
        "sites/vir/articles/a/rating, true",
        "sites/vir/articles/a/rating/mine, false",
        "sites/vir/ratings/top, true",
        "sites/vir/comment-counts, true",
        "comments/c1, true",
        "readers/r1, true",
        "me, false",
        "admin/sites/vir/comments, false",
        "admin/sites/vir/articles, false"
    })
    void publicReadsAreCacheable(String path, boolean expected) {
        assertThat(match("GET", path).metadata().cacheable()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, sites/vir/articles/a/comments/stream, STREAM, false",
        "POST, admin/sites/vir/imports, TRANSFER, true",
        "GET, admin/sites/vir/imports/i1, PROMPT, false",
        "GET, admin/sites/vir/exports, TRANSFER, false",
        "POST, admin/sites/vir/bank-statements, TRANSFER, true",
        "PUT, admin/sites/vir/moderation-settings, PROMPT, true",
        "POST, admin/sites/vir/moderation-settings/trial, PROMPT, true",
        "PUT, admin/sites/vir/reasons, PROMPT, false",
        "PUT, admin/sites/vir/catalog, PROMPT, true",
        "GET, admin/sites/vir/catalog, PROMPT, false",
        "POST, admin/sites/vir/newsletters/daily/subscribers, TRANSFER, true",
        "GET, admin/sites/vir/newsletters/daily/subscribers, PROMPT, false",
        "GET, admin/sites/vir/newsletters/daily/subscribers.csv, TRANSFER, false",
        "GET, admin/sites/vir/deliveries, PROMPT, false",
        "GET, admin/sites/vir/deliveries.csv, TRANSFER, false",
        "GET, admin/sites/vir/deliveries.html, TRANSFER, false",
        "GET, admin/sites/vir/subscription-orders, PROMPT, false",
        "GET, admin/sites/vir/subscription-orders/revenue, TRANSFER, false",
        "GET, admin/sites/vir/subscription-orders/revenue.csv, TRANSFER, false",
        "GET, me/export, TRANSFER, false",
        "GET, me, PROMPT, false"
    })
    void transfersAndStreamsHaveNoReadTimeout(
            String method, String path, ResponseKind expected, boolean unlimitedBody) {
        var metadata = match(method, path).metadata();

        assertThat(metadata.response()).isEqualTo(expected);
        assertThat(metadata.unlimitedBody()).isEqualTo(unlimitedBody);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites/vir/articles/a.b~c/comments", "admin/sites/vir/articles/a.b~c"})
    void siteAndArticleAreVariablesOfThePath(String path) {
        var match = match("GET", path);

        assertThat(match.site()).isEqualTo("vir");
        assertThat(match.article()).isEqualTo("a.b~c");
    }

    private RouteMatch match(String method, String path) {
        var request = new MockHttpServletRequest(method, "/api/v1/" + path);
        return Objects.requireNonNull(routes.match(request), path);
    }
}
