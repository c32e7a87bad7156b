package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.SigningKey;
import org.usersay.endtoend.system.Usersay;

@ExtendWith(RunningSystem.class)
class TokenIT {

    private final Usersay usersay;
    private final Article article = Article.fresh();

    TokenIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aValidTokenIsAccepted() {
        Visitor visitor = bearing(usersay.trustedKey().sign(claims()));
        visitor.post(article.comments(), Map.of("text", "Good morning.")).expect(201);
        visitor.put(article.myRating(), Map.of("stars", 4)).expect(200);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertRefused(SigningKey.unsigned(claims()));
    }

    @Test
    void aTokenOfAnUnknownKeyIsRefused() {
        assertRefused(new SigningKey("unknown").sign(claims()));
        assertRefused(new SigningKey(Usersay.TRUSTED_KEY_ID).sign(claims()));
    }

    @Test
    void aTamperedTokenIsRefused() {
        String[] parts = usersay.trustedKey().sign(claims()).split("\\.", -1);
        String[] other =
                usersay.trustedKey().sign(with("roles", List.of("ADMIN"))).split("\\.", -1);
        assertRefused(parts[0] + "." + other[1] + "." + parts[2]);
        assertRefused(parts[0] + "." + parts[1] + ".");
        assertRefused("eyJhbGciOiJFUzI1NiJ9");
    }

    @Test
    void anExpiredTokenIsRefused() {
        Map<String, Object> claims = with("exp", Instant.now().getEpochSecond() - 300);
        claims.put("iat", Instant.now().getEpochSecond() - 900);
        assertRefused(usersay.trustedKey().sign(claims));
        Map<String, Object> endless = claims();
        endless.remove("exp");
        assertRefused(usersay.trustedKey().sign(endless));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(usersay.trustedKey().sign(with("aud", "another-service")));
        assertRefused(usersay.trustedKey().sign(with("iss", "https://issuer.example.org")));
        Map<String, Object> noAudience = claims();
        noAudience.remove("aud");
        assertRefused(usersay.trustedKey().sign(noAudience));
    }

    @Test
    void anotherKindOfTokenIsRefused() {
        Map<String, Object> header = Map.of("alg", "ES256", "typ", "JWT", "kid", Usersay.TRUSTED_KEY_ID);
        assertRefused(usersay.trustedKey().sign(header, claims()));
        Map<String, Object> symmetric = Map.of("alg", "HS256", "typ", "at+jwt", "kid", Usersay.TRUSTED_KEY_ID);
        assertRefused(usersay.trustedKey().sign(symmetric, claims()));
    }

    @Test
    void anUnconfirmedReaderMayOnlyRead() {
        Visitor unverified = bearing(usersay.trustedKey().sign(with("roles", List.of())));
        unverified.get(article.comments()).expect(200);
        unverified.post(article.comments(), Map.of("text", "Let me in.")).refused(403, "not-verified");
        unverified.put(article.myRating(), Map.of("stars", 5)).refused(403, "not-verified");
        assertNothingHappened();
    }

    @Test
    void contributionsNeedAToken() {
        Visitor nobody = usersay.program();
        assertThat(nobody.post(article.comments(), Map.of("text", "Anonymous.")).status())
                .isEqualTo(401);
        assertThat(nobody.put(article.myRating(), Map.of("stars", 5)).status()).isEqualTo(401);
        assertNothingHappened();
    }

    private void assertRefused(String token) {
        Visitor visitor = bearing(token);
        List<Answer> answers = List.of(
                visitor.post(article.comments(), Map.of("text", "Let me in.")),
                visitor.put(article.myRating(), Map.of("stars", 5)),
                visitor.get("/api/v1/me"),
                visitor.get("/api/v1/admin/sites/vir/comments"));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).startsWith("/problems/");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        });
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(usersay.program()
                        .get(article.comments())
                        .expect(200)
                        .at("/count")
                        .asInt())
                .isZero();
        assertThat(usersay.program()
                        .get(article.rating())
                        .expect(200)
                        .at("/count")
                        .asInt())
                .isZero();
    }

    private Visitor bearing(String token) {
        return usersay.program().bearing(token);
    }

    private Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    private Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", usersay.issuer());
        claims.put("aud", "usersay");
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("name", "Tester");
        claims.put("roles", List.of("READER"));
        claims.put("site", Usersay.SITE);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }
}
