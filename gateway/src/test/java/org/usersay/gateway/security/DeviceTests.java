package org.usersay.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;
import org.usersay.gateway.proxy.ServiceSettings;

/** Rating without an account: the cookie that makes a browser one device. */
@GatewayTest
class DeviceTests {

    private static final String KEY = "a key that only the tests know, long enough";
    private static final String HEADER = "X-Usersay-Device";
    private static final String RATING = "/api/v1/sites/vir/articles/a1/rating";
    private static final String MINE = RATING + "/mine";
    private static final String METER = "/api/v1/sites/%s/articles/a1/meter";
    private static final String[] FROM_OUR_PAGE = {"Origin", "https://news.example", "X-Usersay", "1"};

    @BeforeEach
    void everyServiceAnswers() {
        List.of(Stubs.RATINGS, Stubs.COMMENTS, Stubs.SUBSCRIPTION)
                .forEach(service -> service.stubFor(any(anyUrl())
                        .willReturn(aResponse()
                                .withHeader("Cache-Control", "private, no-store")
                                .withBody("{}"))));
    }

    @Test
    void givingStarsMakesADevice(Client client) throws Exception {
        var cookie = rate(client).headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie.split("; "))
                .contains("Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        var value = cookie.substring("usersay_device=".length(), cookie.indexOf(';'));
        assertThat(value).matches("v1\\.[A-Za-z0-9_-]{22}\\.[0-9]{10}\\.[A-Za-z0-9_-]{43}");
        var signed = value.substring(0, value.lastIndexOf('.'));
        assertThat(value).isEqualTo(signed + '.' + hmac(signed));
        assertThat(Instant.ofEpochSecond(Long.parseLong(signed.substring(signed.lastIndexOf('.') + 1))))
                .isBetween(Instant.now().minusSeconds(30), Instant.now());
        assertThat(forwarded()).containsExactly(value);
    }

    /** Otherwise a reader's stars would be taken from him as a device's ten minutes after signing in. */
    @Test
    void aReaderWhoseAccessHasRunOutIsNoDevice(Client client) throws Exception {
        var device = device();

        var without = rate(client, "Cookie", "usersay_session=1");
        var with = rate(client, "Cookie", "usersay_session=1; usersay_device=" + device);

        assertThat(without.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(with.headers().firstValue("Set-Cookie")).isEmpty();
        Stubs.RATINGS.verify(2, anyRequestedFor(urlEqualTo(MINE)).withoutHeader(HEADER));
    }

    @Test
    void itStaysTheSameDevice(Client client) throws Exception {
        var device = device();

        var again = rate(client, "Cookie", "a=b; usersay_device=" + device);
        client.get(MINE, "Cookie", "usersay_device=" + device);
        client.send("DELETE", MINE, null, fromOurPage("Cookie", "usersay_device=" + device));

        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(forwarded()).containsExactly(device, device, device);
        Stubs.RATINGS.verify(0, anyRequestedFor(anyUrl()).withHeader("Cookie", equalTo("usersay_device=" + device)));
    }

    @Test
    void twoBrowsersAreTwoDevices(Client client) {
        assertThat(rate(client).headers().firstValue("Set-Cookie"))
                .isNotEqualTo(rate(client).headers().firstValue("Set-Cookie"));
    }

    @Test
    void readsAndWithdrawalsSetNoCookie(Client client) {
        for (var answer :
                List.of(client.get(RATING), client.get(MINE), client.send("DELETE", MINE, null, FROM_OUR_PAGE))) {
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(forwarded()).isEmpty();
    }

    @Test
    void publicRoutesForwardNoDevice(Client client) throws Exception {
        var cookie = "usersay_device=" + device();

        client.get(RATING + "?d=1", "Cookie", cookie);
        client.get("/api/v1/sites/vir/ratings?article=a1", "Cookie", cookie);
        client.post("/api/v1/sites/vir/articles/a1/comments", "{}", "Cookie", cookie);

        assertThat(forwarded()).isEmpty();
        Stubs.COMMENTS.verify(1, anyRequestedFor(anyUrl()).withoutHeader(HEADER));
    }

    /** The edge gives everybody the same answer, so nobody's device may be among what it keeps. */
    @Test
    void noDeviceIsKeptAtTheEdge(Client client) {
        Stubs.RATINGS.stubFor(get(urlEqualTo(RATING + "?e=1"))
                .willReturn(aResponse()
                        .withHeader("Cache-Control", "public, max-age=60")
                        .withHeader("Set-Cookie", "usersay_device=somebody")
                        .withBody("{}")));
        rate(client);

        client.get(RATING + "?e=1");
        client.get(RATING + "?e=1");

        Stubs.RATINGS.verify(2, anyRequestedFor(urlEqualTo(RATING + "?e=1")));
        assertThat(rate(client).headers().firstValue("Cache-Control")).hasValue("private, no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1.aaaaaaaaaaaaaaaaaaaaaa.1700000000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "v0.aaaaaaaaaaaaaaaaaaaaaa.1700000000.%s",
                "v1.aaaaaaaaaaaaaaaaaaaaaa.1700000001.%s",
                "v1.aaaaaaaaaaaaaaaaaaaaab.1700000000.%s",
                "v1.aaaaaaaaaaaaaaaaaaaaaa.1700000000.%s.%s",
                "v1.aaaaaaaaaaaaaaaaaaaaaa.1700000000.%sA",
                "v1.aaaaaaaaaaaaaaaaaaaaaa.1700000000",
                "",
                "nonsense"
            })
    void aForgedDeviceIsNone(String forged, Client client) throws Exception {
        var value = forged.replace("%s", hmac("v1.aaaaaaaaaaaaaaaaaaaaaa.1700000000"));

        var answer = rate(client, "Cookie", "usersay_device=" + value);
        client.get(MINE, "Cookie", "usersay_device=" + value);

        assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(forwarded()).hasSize(1).doesNotContain(value);
    }

    @Test
    void aForgedDeviceDoesNotHideTheTrueOne(Client client) throws Exception {
        var device = device();

        rate(client, "Cookie", "usersay_device=nonsense; usersay_device=" + device);

        assertThat(forwarded()).containsExactly(device);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Usersay-Device", "x-usersay-device", "X_Usersay_Device", "X-USERSAY-DEVICE"})
    void aClientMayNotNameADeviceItself(String name, Client client) throws Exception {
        var device = device();

        client.get(MINE, name, device);
        client.send("PUT", MINE, "{}", name, device, "Authorization", "Bearer t");
        var cookie = rate(client, name, device).headers().firstValue("Set-Cookie");

        assertThat(forwarded())
                .hasSize(1)
                .allSatisfy(own -> assertThat(cookie.orElse("")).contains(own));
        Stubs.RATINGS.verify(0, anyRequestedFor(anyUrl()).withHeader("X_Usersay_Device", equalTo(device)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example, 1, 200",
        "http://localhost:8080, 1, 200",
        "https://news.example, 0, 403",
        "https://other.example, 1, 403",
        "https://evil.example, 1, 403",
        "null, 1, 403"
    })
    void aForeignPageMayNeitherUseNorMakeADevice(String origin, String header, int status, Client client)
            throws Exception {
        var cookie = "usersay_device=" + device();

        var using = client.send("PUT", MINE, "{}", "Origin", origin, "X-Usersay", header, "Cookie", cookie);
        var making = client.send("PUT", MINE, "{}", "Origin", origin, "X-Usersay", header);

        assertThat(using.statusCode()).isEqualTo(status);
        assertThat(making.statusCode()).isEqualTo(status);
        assertThat(making.headers().firstValue("Set-Cookie").isPresent()).isEqualTo(status == 200);
    }

    @Test
    void aDevicesCookieWithoutOriginIsRefused(Client client) throws Exception {
        var answer = client.send("PUT", MINE, "{}", "Cookie", "usersay_device=" + device(), "X-Usersay", "1");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(forwarded()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cross-site, false", "same-site, true", "same-origin, true", "none, true"})
    void aBrowserThatWouldNotKeepItIsGivenNone(String site, boolean given, Client client) {
        var answer = rate(client, "Sec-Fetch-Site", site);

        assertThat(answer.headers().firstValue("Set-Cookie").isPresent()).isEqualTo(given);
        assertThat(forwarded()).hasSize(given ? 1 : 0);
    }

    @Test
    void aReaderBringsHisDevice(Client client) throws Exception {
        var device = device();

        client.get(MINE, "Cookie", "usersay_access=aaa.bbb.ccc; usersay_device=" + device);

        Stubs.RATINGS.verify(anyRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Bearer aaa.bbb.ccc"))
                .withHeader(HEADER, equalTo(device)));
    }

    @Test
    void signedInReadersGetNoDevice(Client client) throws Exception {
        var reader = rate(client, "Cookie", "usersay_access=aaa.bbb.ccc");
        var program =
                client.send("PUT", MINE, "{}", "Authorization", "Bearer t", "Cookie", "usersay_device=" + device());

        assertThat(reader.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(program.statusCode()).isEqualTo(200);
        assertThat(forwarded()).isEmpty();
    }

    @Test
    void deviceIsNotForwardedForAnotherSite(Client client) throws Exception {
        var answer = client.send(
                "PUT",
                "/api/v1/sites/other/articles/a1/rating/mine",
                "{}",
                "Origin",
                "https://other.example",
                "X-Usersay",
                "1");
        client.get("/api/v1/sites/other/articles/a1/rating/mine", "Cookie", "usersay_device=" + device());

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(forwarded()).isEmpty();
    }

    /** The site meters, and lets nobody rate without an account. */
    @Test
    void openingAMeteredArticleMakesADeviceOnTheSitesThatMeter(Client client) {
        var metered = open(client, "other", "https://other.example");
        var unmetered = open(client, "vir", "https://news.example");

        var cookie = metered.headers().firstValue("Set-Cookie").orElseThrow();
        var device = cookie.substring("usersay_device=".length(), cookie.indexOf(';'));
        assertThat(unmetered.headers().firstValue("Set-Cookie")).isEmpty();
        Stubs.SUBSCRIPTION.verify(
                1, anyRequestedFor(urlEqualTo(METER.formatted("other"))).withHeader(HEADER, equalTo(device)));
        Stubs.SUBSCRIPTION.verify(
                1, anyRequestedFor(urlEqualTo(METER.formatted("vir"))).withoutHeader(HEADER));
    }

    @Test
    void aMeteredArticleIsOpenedByTheSameDeviceAgainAndByNoForgedOne(Client client) throws Exception {
        var device = device();

        var again = open(client, "other", "https://other.example", "Cookie", "usersay_device=" + device);
        var forged = open(client, "other", "https://other.example", "Cookie", "usersay_device=" + device + "x");
        var foreign = open(client, "other", "https://evil.example", "Cookie", "usersay_device=" + device);

        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(forged.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(foreign.statusCode()).isEqualTo(403);
        Stubs.SUBSCRIPTION.verify(1, anyRequestedFor(anyUrl()).withHeader(HEADER, equalTo(device)));
    }

    @Test
    void overHttpsTheCookieIsSecure() {
        assertThat(new DeviceCookies(
                                new DeviceSettings(KEY, Set.of("vir")),
                                new MeterSettings(Map.of()),
                                routes("https://engage.example"))
                        .cookie("v1"))
                .contains("; Secure");
    }

    @Test
    void aKeyThatCouldBeGuessedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceSettings("secret", Set.of()));
        assertThat(new DeviceSettings(KEY, Set.of("vir")).toString()).doesNotContain(KEY);
    }

    private static ServiceSettings routes(String publicUrl) {
        var uri = URI.create("http://localhost");
        var address = new ServiceSettings.Address(uri, uri, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1);
        return new ServiceSettings(URI.create(publicUrl), address, address, address);
    }

    private static HttpResponse<String> open(Client client, String site, String origin, String... headers) {
        var all = new ArrayList<>(List.of("Origin", origin, "X-Usersay", "1"));
        all.addAll(List.of(headers));
        return client.send("PUT", METER.formatted(site), null, all.toArray(new String[0]));
    }

    private static HttpResponse<String> rate(Client client, String... headers) {
        return client.send("PUT", MINE, "{\"stars\":4}", fromOurPage(headers));
    }

    private static String[] fromOurPage(String... headers) {
        var all = new ArrayList<>(List.of(FROM_OUR_PAGE));
        all.addAll(List.of(headers));
        return all.toArray(new String[0]);
    }

    /** What the service was told, in order. */
    private static List<String> forwarded() {
        return Stubs.RATINGS.findAll(anyRequestedFor(anyUrl())).stream()
                .filter(request -> request.containsHeader(HEADER))
                .map(DeviceTests::device)
                .toList();
    }

    private static String device(LoggedRequest request) {
        return request.header(HEADER).firstValue();
    }

    private static String device() throws Exception {
        var text = "v1.aaaaaaaaaaaaaaaaaaaaaa.1700000000";
        return text + '.' + hmac(text);
    }

    private static String hmac(String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
