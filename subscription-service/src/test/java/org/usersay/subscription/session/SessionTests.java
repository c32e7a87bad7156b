package org.usersay.subscription.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.signingkey.KeyRing;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;
import redis.clients.jedis.UnifiedJedis;

@SubscriptionTest
class SessionTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    KeyRing keys;

    @Autowired
    RevocationPublisher revocationPublisher;

    @Autowired
    RevocationCache revocationCache;

    @Autowired
    UnifiedJedis redis;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    SessionStore sessionStore;

    @Autowired
    AccessTokenIssuer accessTokenIssuer;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void signInReturnsTheReader() {
        var reader = client.reader();
        var answer = client.signIn(reader.email(), Client.PASSWORD);
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.reader.name").isEqualTo("A Reader");
        assertThat(answer).bodyJson().extractingPath("$.reader.roles").asArray().containsExactly("READER");
        assertThat(answer).bodyJson().extractingPath("$.reader.site").isEqualTo("vir");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void wrongPasswordAndUnknownAddressAreAnsweredAlike() {
        var wrong = client.signIn(client.reader().email(), "not the password");
        var unknown = client.signIn(client.newAddress(), "not the password");
        assertThat(wrong).hasStatus(401);
        assertThat(client.bodyWithoutTrace(wrong)).isEqualTo(client.bodyWithoutTrace(unknown));
    }

    @Test
    void guessingIsSlowedDownPerAccount() {
        var email = client.reader().email();
        for (var guess = 0; guess < 10; guess++) {
            assertThat(client.signIn(email, "guess number " + guess)).hasStatus(401);
        }
        var refused = client.signIn(email, Client.PASSWORD);
        assertThat(refused).hasStatus(429);
        assertThat(refused.getResponse().getHeader("Retry-After")).isNotNull();
        assertThat(client.signIn(client.reader().email(), Client.PASSWORD)).hasStatusOk();
    }

    @Test
    void strangersGuessesLockNeitherTheOwnersDevicesNorOtherNetworksOut() {
        var owner = client.reader();
        var guess = "{\"email\":\"%s\",\"password\":\"a guess\"}".formatted(owner.email());
        var right = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(owner.email(), Client.PASSWORD);
        for (var guesses = 0; guesses < 12; guesses++) {
            client.post("/session", guess, "");
            client.post("/tokens", guess, "");
            client.postFrom("2001:db8::" + guesses, "/session", guess);
        }
        assertThat(client.post("/session", right, "")).hasStatus(429);
        assertThat(client.postFrom("2001:db8::ffff", "/session", right)).hasStatus(429);
        assertThat(client.postFrom("2001:db8:0:1::1", "/session", right)).hasStatusOk();
        assertThat(client.signIn(owner.email(), Client.PASSWORD)).hasStatusOk();
    }

    @Test
    void browserStaysKnownAfterSigningOut() {
        var owner = client.reader();
        var signedIn = client.post(
                "/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(owner.email(), Client.PASSWORD), "");
        var mark = java.util.Objects.requireNonNull(signedIn.getResponse().getCookie("usersay_session"));
        var out = mvc.delete()
                .uri("/api/v1/session")
                .cookie(
                        new jakarta.servlet.http.Cookie("usersay_browser", mark.getValue()),
                        new jakarta.servlet.http.Cookie(
                                "usersay_refresh",
                                client.signedIn(owner.email(), signedIn).refreshToken()))
                .exchange();
        assertThat(out.getResponse().getCookie("usersay_browser"))
                .hasFieldOrPropertyWithValue("value", mark.getValue())
                .hasFieldOrPropertyWithValue("httpOnly", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session/refresh", "/tokens/refresh"})
    void forgedRefreshSecretEndsNoSession(String path) {
        var owner = client.reader();
        var session = RefreshToken.parse(owner.refreshToken()).orElseThrow().session();
        for (var forged = 0; forged < 3; forged++) {
            var token = session + "." + RandomToken.random().value();
            var answer = path.equals("/tokens/refresh")
                    ? client.post(path, "{\"refreshToken\":\"%s\"}".formatted(token))
                    : client.postWithRefreshCookie(token, path);
            assertThat(answer)
                    .hasStatus(401)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/not-authenticated");
        }
        revocationCache.refresh();
        assertThat(client.getAs(owner.accessToken(), "/me")).hasStatusOk();
        assertThat(client.postWithRefreshCookie(owner.refreshToken(), "/session/refresh"))
                .hasStatusOk();
    }

    @Test
    void accessTokenHoldsTheClaimsThatServicesNeed() throws java.text.ParseException {
        var token = SignedJWT.parse(client.reader().accessToken());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("usersay");
        assertThat(claims.getStringClaim("site")).isEqualTo("vir");
        assertThat(claims.getStringListClaim("roles")).containsExactly("READER");
        assertThat(claims.getStringClaim("sid")).isNotEmpty();
        assertThat(claims.getStringClaim("name")).isEqualTo("A Reader");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void publishedKeysVerifyTokensAndHoldNoPrivateHalf() {
        var published = mvc.get().uri("/.well-known/jwks.json").exchange();
        assertThat(published).hasStatusOk();
        assertThat(published).bodyJson().extractingPath("$.keys[0].crv").isEqualTo("P-256");
        assertThat(published).bodyJson().doesNotHavePath("$.keys[0].d");
    }

    @Test
    void refreshingRotatesTheToken() {
        var reader = client.reader();
        var answer = client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh");
        assertThat(answer).hasStatusOk();
        var refreshed = client.signedIn(reader.email(), answer);
        assertThat(refreshed.refreshToken()).isNotEqualTo(reader.refreshToken());
        assertThat(client.getAs(refreshed.accessToken(), "/me")).hasStatusOk();
    }

    @Test
    void twoTabsThatRefreshAtOnceGetTheSameToken() throws InterruptedException {
        var reader = client.reader();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(tab -> (java.util.concurrent.Callable<String>) () -> client.signedIn(
                                    reader.email(),
                                    client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"))
                            .refreshToken())
                    .toList();
            var tokens = threads.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .collect(Collectors.toSet());
            assertThat(tokens).hasSize(1);
            assertThat(client.postWithRefreshCookie(tokens.iterator().next(), "/session/refresh"))
                    .hasStatusOk();
        }
    }

    @Test
    void reusingAnExchangedTokenEndsTheFamily() {
        var reader = client.reader();
        var refreshed = client.signedIn(
                reader.email(), client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"));
        clock.advance(Duration.ofSeconds(11));

        assertThat(client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-authenticated");
        assertThat(client.postWithRefreshCookie(refreshed.refreshToken(), "/session/refresh"))
                .hasStatus(401);
        revocationCache.refresh();
        assertThat(client.getAs(refreshed.accessToken(), "/me")).hasStatus(401);
    }

    @Test
    void tokenFromTwoExchangesAgoEndsTheFamilyEvenWithinTheGrace() {
        var first = client.reader();
        var second =
                client.signedIn(first.email(), client.postWithRefreshCookie(first.refreshToken(), "/session/refresh"));
        var third =
                client.signedIn(first.email(), client.postWithRefreshCookie(second.refreshToken(), "/session/refresh"));
        assertThat(client.postWithRefreshCookie(first.refreshToken(), "/session/refresh"))
                .hasStatus(401);
        assertThat(client.postWithRefreshCookie(third.refreshToken(), "/session/refresh"))
                .hasStatus(401);
    }

    @Test
    void unusedSessionEndsAndItsCookiesAreCleared() {
        var reader = client.reader();
        clock.advance(Duration.ofDays(31));
        var refused = client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh");
        assertThat(refused).hasStatus(401);
        assertThat(refused.getResponse().getHeaders("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    }

    @Test
    void signingOutEndsBothTokensAndClearsTheCookies() {
        var reader = client.reader();
        var out = mvc.delete()
                .uri("/api/v1/session")
                .cookie(new jakarta.servlet.http.Cookie("usersay_refresh", reader.refreshToken()))
                .exchange();
        assertThat(out).hasStatus(204);
        assertThat(out.getResponse().getHeaders("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
        revocationCache.refresh();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
        assertThat(client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"))
                .hasStatus(401);
    }

    @Test
    void programSignsOutWithItsAccessToken() {
        var reader = client.reader();
        assertThat(mvc.delete().uri("/api/v1/session").header("Authorization", "Bearer " + reader.accessToken()))
                .hasStatus(204);
        revocationCache.refresh();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
    }

    @Test
    void signingOutTwiceIsNoError() {
        assertThat(mvc.delete().uri("/api/v1/session")).hasStatus(204);
    }

    @Test
    void revocationsComeBackAfterRedisLostThem() {
        var reader = client.reader();
        mvc.delete()
                .uri("/api/v1/session")
                .header("Authorization", "Bearer " + reader.accessToken())
                .exchange();
        Stores.flushRedis();
        revocationCache.refresh();
        revocationPublisher.copy();
        revocationCache.refresh();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
        assertThat(redis.zcard(RevocationCache.KEY)).isPositive();
    }

    @Test
    void tokenIssuedForAnAccountReadBeforeASuspensionIsVoid() {
        var reader = client.reader();
        var asOf = clock.instant();
        var account = accounts.find(client.idOf(reader)).orElseThrow();
        suspend(account.id());

        var late = accessTokenIssuer.issue(account, UuidV7.next(), asOf);

        revocationCache.refresh();
        assertThat(client.getAs(late, "/me")).hasStatus(401);
    }

    @Test
    void sessionOpenedForAnAccountReadBeforeASuspensionIsRefused() {
        var reader = client.reader();
        var account = accounts.find(client.idOf(reader)).orElseThrow();
        suspend(account.id());

        assertThatThrownBy(() -> sessions.open(account, new DeviceName("late"))).isInstanceOf(ProblemException.class);
        assertThat(sessionStore.idsOf(account.id())).isEmpty();
    }

    @Test
    void sessionOpenedWithThePasswordOfAMomentAgoIsRefused() {
        var reader = client.reader();
        var account = accounts.find(client.idOf(reader)).orElseThrow();
        accounts.changePassword(account.id(), new NewPassword("another good one"));

        assertThatThrownBy(() -> sessions.open(account, new DeviceName("late"))).isInstanceOf(ProblemException.class);
        assertThat(sessionStore.idsOf(account.id())).hasSize(1);
    }

    @Test
    void tokenOfARefreshThatRacesWithTheEndOfItsSessionIsVoid() {
        var reader = client.reader();
        var session = RefreshToken.parse(reader.refreshToken()).orElseThrow().session();
        revocationPublisher.revokeSession(session);
        clock.advance(Duration.ofSeconds(1));
        var refreshed = client.signedIn(
                reader.email(), client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"));
        sessionStore.delete(session);

        revocationCache.refresh();
        assertThat(client.getAs(refreshed.accessToken(), "/me")).hasStatus(401);
        assertThat(client.postWithRefreshCookie(refreshed.refreshToken(), "/session/refresh"))
                .hasStatus(401);
    }

    @Test
    void everySessionEndsHoweverManyThereAre() {
        var reader = client.reader();
        var account = accounts.find(client.idOf(reader)).orElseThrow();
        for (int i = 0; i < 120; i++) {
            sessions.open(account, new DeviceName("device " + i));
        }
        sessions.revokeAll(account.id());
        assertThat(sessionStore.idsOf(account.id())).isEmpty();
    }

    private void suspend(String reader) {
        assertThat(mvc.put()
                        .uri("/api/v1/admin/readers/" + reader + "/suspension")
                        .header(
                                "Authorization",
                                "Bearer " + client.administrator().accessToken())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"spam\"}"))
                .hasStatusOk();
    }

    @Test
    void endedTokenDoesNotKeepItsOwnerFromSigningIn() {
        var reader = client.reader();
        mvc.delete()
                .uri("/api/v1/session")
                .header("Authorization", "Bearer " + reader.accessToken())
                .exchange();
        revocationCache.refresh();
        assertThat(client.postAs(
                        reader.accessToken(),
                        "/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(reader.email(), Client.PASSWORD)))
                .hasStatusOk();
    }

    @Test
    void programsGetTokensInTheBody() {
        var reader = client.reader();
        var answer = client.post(
                "/tokens", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(reader.email(), Client.PASSWORD));
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeaders("Set-Cookie")).isEmpty();
        var tokens = client.body(answer);
        assertThat(tokens.get("expiresIn").intValue()).isEqualTo(600);
        assertThat(client.getAs(tokens.get("accessToken").stringValue(), "/me")).hasStatusOk();
        var refreshed = client.post(
                "/tokens/refresh",
                "{\"refreshToken\":\"%s\"}".formatted(tokens.get("refreshToken").stringValue()));
        assertThat(refreshed).hasStatusOk();
        assertThat(client.getAs(client.body(refreshed).get("accessToken").stringValue(), "/me"))
                .hasStatusOk();
    }

    @Test
    void myDevicesAreListedAndOneCanBeEnded() {
        var here = client.reader();
        var there = client.signedIn(here.email(), client.signIn(here.email(), Client.PASSWORD));
        var devices =
                client.body(client.getAs(here.accessToken(), "/me/sessions")).get("items");
        assertThat(devices.size()).isEqualTo(2);
        var other = devices.get(0).get("current").booleanValue() ? devices.get(1) : devices.get(0);

        assertThat(mvc.delete()
                        .uri("/api/v1/me/sessions/" + other.get("id").stringValue())
                        .header("Authorization", "Bearer " + here.accessToken()))
                .hasStatus(204);

        revocationCache.refresh();
        assertThat(client.getAs(there.accessToken(), "/me")).hasStatus(401);
        assertThat(client.getAs(here.accessToken(), "/me")).hasStatusOk();
    }

    @Test
    void deviceOfAnotherReaderIsNotFound() {
        var mine = client.reader();
        var theirs = client.reader();
        var id = client.body(client.getAs(theirs.accessToken(), "/me/sessions"))
                .get("items")
                .get(0)
                .get("id")
                .stringValue();
        assertThat(mvc.delete()
                        .uri("/api/v1/me/sessions/" + id)
                        .header("Authorization", "Bearer " + mine.accessToken()))
                .hasStatus(404);
        assertThat(client.getAs(theirs.accessToken(), "/me")).hasStatusOk();
    }

    @Test
    void newPasswordEndsOtherSessionsOnly() {
        var here = client.reader();
        var there = client.signedIn(here.email(), client.signIn(here.email(), Client.PASSWORD));
        assertThat(mvc.put()
                        .uri("/api/v1/me/password")
                        .header("Authorization", "Bearer " + here.accessToken())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"currentPassword\":\"%s\",\"newPassword\":\"another good one\"}"
                                .formatted(Client.PASSWORD)))
                .hasStatus(204);
        assertThat(client.postWithRefreshCookie(there.refreshToken(), "/session/refresh"))
                .hasStatus(401);
        assertThat(client.postWithRefreshCookie(here.refreshToken(), "/session/refresh"))
                .hasStatusOk();
        assertThat(client.signIn(here.email(), "another good one")).hasStatusOk();
        assertThat(client.signIn(here.email(), Client.PASSWORD)).hasStatus(401);
    }

    @Test
    void profileChangesWithinItsRules() {
        var reader = client.reader();
        var patched = mvc.patch()
                .uri("/api/v1/me")
                .header("Authorization", "Bearer " + reader.accessToken())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"displayName\":\"Another Name\",\"locale\":\"vi-VN\"}")
                .exchange();
        assertThat(patched).hasStatusOk().bodyJson().extractingPath("$.name").isEqualTo("Another Name");
        for (var refused : List.of(
                "{\"roles\":[\"ADMIN\"]}",
                "{\"locale\":\"xx\"}",
                "{\"locale\":\"vietnamese\"}",
                "{\"locale\":\"de-DE\"}")) {
            assertThat(mvc.patch()
                            .uri("/api/v1/me")
                            .header("Authorization", "Bearer " + reader.accessToken())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(refused))
                    .hasStatus(400);
        }
    }

    @Test
    void listOfSessionsHonoursLimitAndCursor() {
        var reader = client.reader();
        client.signIn(reader.email(), Client.PASSWORD);
        client.signIn(reader.email(), Client.PASSWORD);
        var first = client.body(client.getAs(reader.accessToken(), "/me/sessions?limit=2"));
        assertThat(first.get("items")).hasSize(2);
        var rest = client.body(client.getAs(
                reader.accessToken(),
                "/me/sessions?limit=2&cursor=" + first.get("next").stringValue()));
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
        for (var query : new String[] {"limit=0", "limit=101", "limit=many", "cursor=damaged"}) {
            assertThat(client.getAs(reader.accessToken(), "/me/sessions?" + query))
                    .as(query)
                    .hasStatus(400);
        }
    }

    @Test
    void tokensOfOthersAreNotAccepted() {
        assertThat(mvc.get().uri("/api/v1/me")).hasStatus(401);
        for (var token : Tokens.unacceptable("r1")) {
            assertThat(client.getAs(token, "/me")).hasStatus(401);
        }
    }

    @Test
    void validSignatureForAnotherAudienceIsRejected() throws com.nimbusds.jose.JOSEException {
        var key = keys.current();
        var now = clock.instant();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer("http://localhost:8080")
                        .audience("somebody-else")
                        .subject("r1")
                        .claim("sid", "s1")
                        .claim("name", "R")
                        .claim("roles", java.util.List.of("ADMIN"))
                        .claim("site", "*")
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        token.sign(new ECDSASigner(key));
        assertThat(client.getAs(token.serialize(), "/me")).hasStatus(401);
    }

    @Test
    void administratorOfTheSettingsSignsIn() {
        var answer = client.signIn("chief@example.org", "a chief's password");
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.reader.roles").asArray().contains("ADMIN");
        assertThat(answer).bodyJson().extractingPath("$.reader.site").isEqualTo("*");
    }

    @Test
    void operatorObjectsAreNoCredentials() {
        assertThat(client.post("/session", "{\"email\":{\"$ne\":null},\"password\":{\"$ne\":null}}"))
                .hasStatus(400);
        assertThat(client.post("/session", "{\"email\":\"a@example.org\",\"password\":\"x\",\"admin\":true}"))
                .hasStatus(400);
        assertThat(client.post("/tokens/refresh", "{\"refreshToken\":{\"$gt\":\"\"}}"))
                .hasStatus(400);
    }
}
