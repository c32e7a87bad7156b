package org.usersay.subscription.test;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a browser or a program would. */
public class Client {

    public static final String PASSWORD = "a long enough password";

    private final String browser = RandomToken.random().value();
    private final MockMvcTester mvc;
    private final Mailbox mailbox;
    private final Outbox outbox;
    private final JsonMapper json;

    Client(MockMvcTester mvc, Mailbox mailbox, Outbox outbox, JsonMapper json) {
        this.mvc = mvc;
        this.mailbox = mailbox;
        this.outbox = outbox;
        this.json = json;
    }

    /** Somebody signed in. */
    public record Signed(String email, String accessToken, String refreshToken) {}

    public String newAddress() {
        return "reader-" + UUID.randomUUID().toString().substring(0, 13) + "@example.org";
    }

    public MvcTestResult post(String path, String body) {
        return post(path, body, browser);
    }

    /** The same from a browser with this token, or from a new one with an empty token. */
    public MvcTestResult post(String path, String body, String browserToken) {
        return mvc.post()
                .uri("/api/v1" + path)
                .cookie(new Cookie("usersay_browser", browserToken))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    /** The same from another network, without cookies. */
    public MvcTestResult postFrom(String address, String path, String body) {
        return mvc.post()
                .uri("/api/v1" + path)
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult deleteAccount(Signed reader, String body) {
        return mvc.delete()
                .uri("/api/v1/me")
                .header("Authorization", "Bearer " + reader.accessToken())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult put(String path, String body) {
        return mvc.put()
                .uri("/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult postAs(String accessToken, String path, String body) {
        return mvc.post()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + accessToken)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult putAs(String accessToken, String path, String body) {
        return mvc.put()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + accessToken)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult patchAs(String accessToken, String path, String body) {
        return mvc.patch()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + accessToken)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult deleteAs(String accessToken, String path) {
        return mvc.delete()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + accessToken)
                .exchange();
    }

    /** Makes a coupon of these fields, unless the site has it. */
    public void coupon(String site, String fields) {
        postAs(administrator().accessToken(), "/admin/sites/" + site + "/coupons", "{" + fields + "}");
    }

    /** A new reader to whom an administrator has given a role on a site. */
    public Signed withRole(String role, String site) {
        var reader = reader("Member " + UUID.randomUUID().toString().substring(0, 8));
        putAs(
                administrator().accessToken(),
                "/admin/readers/" + idOf(reader) + "/roles",
                "{\"roles\":[\"%s\"],\"site\":\"%s\"}".formatted(role, site));
        return signedIn(reader.email(), signIn(reader.email(), PASSWORD));
    }

    public MvcTestResult getAs(String accessToken, String path) {
        return mvc.get()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + accessToken)
                .exchange();
    }

    public MvcTestResult postWithRefreshCookie(@Nullable String refreshToken, String path) {
        return mvc.post()
                .uri("/api/v1" + path)
                .cookie(new Cookie("usersay_refresh", refreshToken))
                .exchange();
    }

    public MvcTestResult register(String email) {
        return register(email, "A Reader");
    }

    public MvcTestResult register(String email, String name) {
        return post("/accounts", """
                {"site":"vir","email":"%s","displayName":"%s","password":"%s","locale":"en","consents":[{"to":"terms","wording":"I agree to the terms."}]}""".formatted(email, name, PASSWORD));
    }

    public MvcTestResult verify(String token) {
        return post("/accounts/verification", "{\"token\":\"%s\"}".formatted(token));
    }

    /** The token of the newest mail to the address. */
    public String mailedToken(String email) {
        return mailbox.latestTo(outbox, email).orElseThrow().token();
    }

    /** A new reader with a confirmed address. */
    public Signed reader() {
        return reader("A Reader");
    }

    public Signed reader(String name) {
        var email = newAddress();
        register(email, name);
        return signedIn(email, verify(mailedToken(email)));
    }

    public String idOf(Signed reader) {
        return body(getAs(reader.accessToken(), "/me")).get("id").stringValue();
    }

    public MvcTestResult signIn(String email, String password) {
        return post("/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    public Signed administrator() {
        return signedIn("chief@example.org", signIn("chief@example.org", "a chief's password"));
    }

    /** Reads the cookies an answer sets. */
    public Signed signedIn(String email, MvcTestResult answer) {
        var response = answer.getResponse();
        return new Signed(
                email,
                Objects.requireNonNull(response.getCookie("usersay_access")).getValue(),
                Objects.requireNonNull(response.getCookie("usersay_refresh")).getValue());
    }

    /** The body without the trace id, which is another in each answer. */
    public String bodyWithoutTrace(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceFirst(",?\"traceId\":\"[0-9a-f]{32}\"", "");
    }

    public JsonNode body(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
