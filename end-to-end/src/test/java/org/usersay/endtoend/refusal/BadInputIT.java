package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.endtoend.refusal.BadRequest.request;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.RawRequest;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final Article ARTICLE = Article.fresh();
    private static final String NESTED = "[".repeat(5_000) + "]".repeat(5_000);
    private static final String LONG = "x".repeat(70_000);

    private final Usersay usersay;
    private final Account linh;

    BadInputIT(Usersay usersay) {
        this.usersay = usersay;
        linh = usersay.readers().signedIn("Linh");
    }

    static Stream<BadRequest> comments() {
        return Stream.of(
                request("an unknown field", "{\"text\":\"x\",\"roles\":[\"ADMIN\"]}"),
                request("a field twice", "{\"text\":\"x\",\"text\":\"y\"}"),
                request("an operator object", "{\"text\":{\"$ne\":null}}"),
                request("a number for a text", "{\"text\":5}"),
                request("a list for a text", "{\"text\":[\"x\"]}"),
                request("no text", "{}"),
                request("null", "{\"text\":null}"),
                request("an empty text", "{\"text\":\"  \"}"),
                request("a text that is too long", "{\"text\":\"" + "x".repeat(30_000) + "\"}"),
                request("a list for an object", "[]"),
                request("half an object", "{\"text\":\"x\""),
                request("text behind the object", "{\"text\":\"x\"} and more"),
                request("no JSON", "text=x"),
                request("nothing", ""),
                request("deep nesting", "{\"text\":" + NESTED + "}"),
                request("an operator for a parent", "{\"text\":\"x\",\"parent\":{\"$gt\":\"\"}}"),
                request("control characters in an id", "{\"text\":\"x\",\"parent\":\"a\\u0000b\"}"));
    }

    @ParameterizedTest
    @MethodSource("comments")
    void aCommentIsRefused(BadRequest bad) {
        Answer answer = linh.browser().json("POST", ARTICLE.comments(), bad.body());
        assertThat(answer.problem())
                .isIn("/problems/invalid-request", "/problems/not-found", "/problems/parent-not-open");
        assertThat(answer.status()).isIn(400, 404, 409);
        assertThat(count(ARTICLE)).isZero();
    }

    static Stream<BadRequest> votes() {
        return Stream.of(
                        "0",
                        "6",
                        "-1",
                        "4.5",
                        "\"5\"",
                        "null",
                        "1e9",
                        "99999999999999999999",
                        "[5]",
                        "true",
                        "{\"$gt\":0}")
                .map(stars -> request("stars " + stars, "{\"stars\":" + stars + "}"));
    }

    @ParameterizedTest
    @MethodSource("votes")
    void aVoteIsRefused(BadRequest bad) {
        linh.browser().json("PUT", ARTICLE.myRating(), bad.body()).refused(400, "invalid-request");
        assertThat(usersay.program().get(ARTICLE.rating()).at("/count").asInt()).isZero();
    }

    @Test
    void starsOutsideTheScaleAreRefused() {
        linh.browser().put(ARTICLE.myRating(), Map.of("stars", 5, "best", 10)).refused(400, "invalid-request");
    }

    static Stream<BadRequest> registrations() {
        String site = "{\"site\":\"vir\",\"password\":\"harbour lantern 47\",";
        return Stream.of(
                request("roles", site + "\"email\":\"a@example.org\",\"displayName\":\"A b\",\"roles\":[\"ADMIN\"]}"),
                request("an operator object", site + "\"email\":{\"$ne\":null},\"displayName\":\"A b\"}"),
                request("a list", site + "\"email\":[\"a@example.org\"],\"displayName\":\"A b\"}"),
                request("no address", site + "\"email\":\"nobody\",\"displayName\":\"A b\"}"),
                request(
                        "a second line",
                        site + "\"email\":\"a@example.org\\r\\nBcc: b@example.org\",\"displayName\":\"A b\"}"),
                request("a control character", site + "\"email\":\"a@example.org\",\"displayName\":\"A\\u0007b\"}"),
                request("reversed writing", site + "\"email\":\"a@example.org\",\"displayName\":\"A\\u202eb\"}"),
                request("no name", site + "\"email\":\"a@example.org\"}"),
                request(
                        "a short password",
                        "{\"site\":\"vir\",\"password\":\"1234\",\"email\":\"a@example.org\",\"displayName\":\"A b\"}"));
    }

    @ParameterizedTest
    @MethodSource("registrations")
    void aRegistrationIsRefused(BadRequest bad) {
        usersay.browser().json("POST", "/api/v1/accounts", bad.body()).refused(400, "invalid-request");
    }

    static Stream<BadRequest> credentials() {
        return Stream.of(
                request("operators", "{\"email\":{\"$gt\":\"\"},\"password\":{\"$gt\":\"\"}}"),
                request("an operator for a password", "{\"email\":\"a@example.org\",\"password\":{\"$ne\":null}}"),
                request("nothing", "{}"),
                request("more than asked", "{\"email\":\"a@example.org\",\"password\":\"x\",\"remember\":true}"));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void aSignInIsRefused(BadRequest bad) {
        usersay.browser().json("POST", "/api/v1/session", bad.body()).refused(400, "invalid-request");
        usersay.program().json("POST", "/api/v1/tokens", bad.body()).refused(400, "invalid-request");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aPathIsRefused(String path, int status) {
        Answer answer = linh.browser().get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).startsWith("/problems/");
    }

    static Stream<Arguments> paths() {
        String thread = "/api/v1/sites/vir/articles/some-article/comments";
        return Stream.of(
                path("/api/v1/sites/unknown/articles/some-article/comments", 404),
                path("/api/v1/sites/VIR/articles/some-article/comments", 404),
                path("/api/v1/sites/unknown/articles/some-article/rating", 404),
                path("/api/v1/sites/unknown/publications", 404),
                path("/api/v1/sites/vir/articles/%24where/comments", 400),
                path("/api/v1/sites/vir/articles/" + "a".repeat(129) + "/comments", 400),
                path("/api/v1/sites/vir/articles/" + "a".repeat(129) + "/rating", 400),
                path("/api/v1/nothing-here", 404),
                path("/api/v2/sites/vir", 404),
                path("/api/v1/comments/%7B%22%24ne%22%3Anull%7D", 400),
                path(thread + "?limit=0", 400),
                path(thread + "?limit=101", 400),
                path(thread + "?limit=many", 400),
                path(thread + "?sort=best", 400),
                path(thread + "?cursor=garbage", 400),
                path("/api/v1/sites/vir/comment-counts?" + articles(101), 400),
                path("/api/v1/sites/vir/ratings?" + articles(101), 400));
    }

    @Test
    void aCursorOfAnotherThreadIsRefused() {
        Article article = Article.fresh();
        for (String text : new String[] {"one", "two"}) {
            linh.browser().post(article.comments(), Map.of("text", text)).expect(201);
        }
        String cursor = usersay.program().get(article.comments() + "?limit=1").text("/next");
        usersay.program().get(ARTICLE.comments() + "?limit=1&cursor=" + cursor).refused(400, "invalid-cursor");
    }

    @Test
    void aParentInAnotherThreadIsRefused() {
        String elsewhere = linh.browser()
                .post(Article.fresh().comments(), Map.of("text", "elsewhere"))
                .expect(201)
                .text("/id");
        Answer answer = linh.browser().post(ARTICLE.comments(), Map.of("text", "here", "parent", elsewhere));
        assertThat(answer.status()).isBetween(400, 422);
        answer.problem();
        assertThat(count(ARTICLE)).isZero();
    }

    @Test
    void anOversizeBodyIsRefused() {
        linh.browser().post(ARTICLE.comments(), Map.of("text", LONG)).refused(413, "body-too-large");
    }

    @Test
    void anOversizeChunkedBodyIsRefused() {
        String piece = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        String answer = RawRequest.send(
                usersay.gateway(),
                "POST " + ARTICLE.comments() + " HTTP/1.1\r\nHost: "
                        + usersay.gateway().getAuthority()
                        + "\r\nAuthorization: Bearer " + linh.token()
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + piece.repeat(40) + "0\r\n\r\n");
        assertThat(RawRequest.status(answer)).isEqualTo(413);
        assertThat(answer).contains("/problems/body-too-large");
    }

    /** With a content length or chunked. */
    @Test
    void anOversizeImportIsRefused() {
        Visitor administrator = usersay.administrator();
        byte[] dump = new byte[9 << 20];
        for (var body : List.of(
                BodyPublishers.ofByteArray(dump), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(dump)))) {
            Answer refused = administrator.send(
                    "POST", "/api/v1/admin/sites/" + Usersay.SITE + "/imports?format=remark42", body);
            refused.refused(413, "body-too-large");
            assertThat(refused.text("/detail")).contains(String.valueOf(8 << 20));
        }
    }

    @Test
    void anUnsupportedMediaTypeIsRefused() {
        for (String type : new String[] {"text/plain", "application/octet-stream", "application/xml"}) {
            linh.browser()
                    .with("Content-Type", type)
                    .send("POST", ARTICLE.comments(), BodyPublishers.ofString("text=x"))
                    .expect(415)
                    .problem();
        }
    }

    /** The plain form is for guests; it does not use the session of a signed-in reader. */
    @Test
    void aFormIsNotAcceptedWithASession() {
        int before = count(ARTICLE);
        linh.browser()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", ARTICLE.comments(), BodyPublishers.ofString("text=x"))
                .expect(403);
        assertThat(count(ARTICLE)).isEqualTo(before);
    }

    private int count(Article article) {
        return usersay.program()
                .get(article.comments())
                .expect(200)
                .at("/count")
                .asInt();
    }

    private static String articles(int count) {
        return String.join(
                "&", IntStream.range(0, count).mapToObj(i -> "article=a" + i).toList());
    }

    private static Arguments path(String path, int status) {
        return Arguments.of(path, status);
    }
}
