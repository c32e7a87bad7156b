package org.usersay.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitGroupTests {

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
        "POST, sites/vir/subscription-orders, ORDERS",
        "POST, sites/vir/newsletters/daily/signups, NEWSLETTERS",
        "POST, newsletter-confirmations, NEWSLETTERS",
        "GET, sites/vir/articles/a/comments,",
        "GET, me,",
        "POST, u/token,",
        "POST, payment-notifications/bank,",
        "POST, admin/comments/decisions,"
    })
    void aSensitiveRequestBelongsToItsGroup(String method, String path, RateLimitGroup expected) {
        assertThat(RateLimitGroup.of(method, "/api/v1/" + path)).isEqualTo(expected);
    }
}
