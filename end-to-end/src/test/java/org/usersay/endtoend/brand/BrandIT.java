package org.usersay.endtoend.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Mailbox;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Usersay;
import org.usersay.standalone.Options;

/** Another publisher's installation: nothing of the demo newsroom is on any page or in any mail. */
class BrandIT {

    /** Ids, names and colours of the demo newsroom. */
    private static final Pattern DEMO = Pattern.compile(
            "\\bvir\\b|investment review|#7d1a2a|#f3a6ae|demonstration|newsroom</|welcome10|the newsroom",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ONE_CLICK = Pattern.compile("/api/v1/u/[A-Za-z0-9_-]+");

    private static Usersay usersay;

    @BeforeAll
    static void start(@TempDir Path data) {
        usersay = Usersay.start(data, BrandIT::ofAnotherPublisher);
    }

    @AfterAll
    static void stop() {
        usersay.close();
    }

    private static Options ofAnotherPublisher(Options options) {
        Map<String, String> environment = new HashMap<>(options.environment());
        environment
                .keySet()
                .removeIf(name -> name.startsWith("USERSAY_SITES_") || name.startsWith("USERSAY_ANONYMOUS"));
        return options.withEnvironment(environment).withSites(Path.of("src/test/resources/brand/sites.yml"));
    }

    static Stream<OtherPublisher> publishers() {
        return Stream.of(OtherPublisher.COURIER, OtherPublisher.TIN_CANG);
    }

    @ParameterizedTest
    @MethodSource("publishers")
    void everyPageWearsItsSitesBrandAndSpeaksItsLanguage(OtherPublisher publisher) {
        for (String page : List.of(
                "registration", "subscription", "confirm", "invitation", "reset", "sign-in", "reader", "console")) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.of("vi"))) {
                Answer answer = page("/" + page + "?site=" + publisher.id() + "&lang=" + language.getLanguage(), 200);
                branded(answer.body(), publisher, language);
            }
            branded(page("/" + page + "?site=" + publisher.id(), 200).body(), publisher, publisher.language());
        }
        for (String page : List.of("/registration?site=courier", "/subscription?site=courier")) {
            assertThat(page(page, 200).body())
                    .contains(
                            "terms=\"https://www.courier.example/terms\" privacy=\"https://www.courier.example/privacy\"");
        }
        branded(page("/no-such-page?site=" + publisher.id(), 404).body(), publisher, publisher.language());
        branded(page("/api/v1/u/damaged?site=" + publisher.id(), 404).body(), publisher, Locale.ENGLISH);
        for (String page : List.of("/problems/", "/problems/unknown-site")) {
            branded(page(page + "?site=" + publisher.id(), 200).body(), publisher, publisher.language());
        }
        branded(page(publisher.path("/articles/a1/comments/form"), 403).body(), publisher, publisher.language());
        String style = usersay.program()
                .get("/brand/" + publisher.id() + ".css")
                .expect(200)
                .body();
        assertThat(style).contains(publisher.accent()).doesNotContainPattern(DEMO);
    }

    @Test
    void frontPageAndArticlesAreThePublishersOwn() {
        assertThat(usersay.program().get("/").expect(302).header("Location")).isEqualTo("https://www.courier.example");
        assertThat(usersay.program().get("/?site=tin-cang").expect(302).header("Location"))
                .isEqualTo("https://tincang.example");
        for (String path :
                List.of("/announcements.json", "/articles/rice-exporters-slower-ships", "/category/corporate")) {
            usersay.program().get(path).expect(404);
        }
        for (String file : List.of(
                "/usersay.js",
                "/moderation.js",
                "/account.js",
                "/console.js",
                "/usersay.js.map",
                "/console.js.map",
                "/brand/courier.svg")) {
            assertThat(usersay.program().get(file).expect(200).body()).as(file).doesNotContainPattern(DEMO);
        }
    }

    @ParameterizedTest
    @MethodSource("publishers")
    void everyMailWearsItsSitesBrandAndSoDoThePagesItLeadsTo(OtherPublisher publisher) {
        Visitor browser = usersay.browser();
        String email = register(browser, publisher);
        Mailbox.Mail confirmation = usersay.mailbox().waitFor(email, "/confirm?token=");
        branded(confirmation, publisher);
        branded(
                page(
                                confirmation
                                        .link("confirm")
                                        .substring(usersay.gateway().toString().length()),
                                200)
                        .body(),
                publisher,
                publisher.language());
        browser.post("/api/v1/accounts/verification", Map.of("token", confirmation.token()))
                .expect(204);
        register(usersay.browser(), publisher, email);
        branded(usersay.mailbox().waitFor(email, "/registration?"), publisher);
        browser.post("/api/v1/password-resets", Map.of("email", email)).expect(202);
        branded(usersay.mailbox().waitFor(email, "/reset?token="), publisher);
        browser.post("/api/v1/session/links", Map.of("email", email)).expect(202);
        branded(usersay.mailbox().waitFor(email, "/sign-in?token="), publisher);

        newsletter(publisher);
        order(publisher);
        reply(publisher, browser, email);
        everythingCaught();
    }

    private static void newsletter(OtherPublisher publisher) {
        String email = Readers.freshAddress();
        usersay.browser()
                .post(publisher.path("/newsletters/" + publisher.list() + "/signups"), Map.of("email", email))
                .expect(202);
        Mailbox.Mail mail = usersay.mailbox().waitFor(email, "/api/v1/u/");
        branded(mail, publisher);
        clicks(mail, publisher, 2);
    }

    private static void order(OtherPublisher publisher) {
        String email = Readers.freshAddress();
        Map<String, Object> order = Map.of(
                "plan", publisher.plan(),
                "copies", 1,
                "startsOn", LocalDate.now(ZoneOffset.UTC).plusDays(10).toString(),
                "subscriber", Map.of("name", "Reader", "email", email, "phone", "+353 1 5550100"),
                "consents",
                        List.of(
                                Map.of("to", "terms", "wording", "I agree to the terms of use."),
                                Map.of("to", "privacy", "wording", "I have read the privacy notice.")));
        String reference = usersay.browser()
                .post(publisher.path("/subscription-orders"), order)
                .expect(201)
                .text("/reference");
        Mailbox.Mail mail = usersay.mailbox().waitFor(email, reference);
        branded(mail, publisher);
        String page =
                mail.link("subscription").substring(usersay.gateway().toString().length());
        branded(page(page, 200).body(), publisher, publisher.language());
        for (String state : List.of("CONFIRMED", "PAID", "ACTIVE", "CANCELLED")) {
            usersay.administrator()
                    .json("PATCH", "/api/v1/admin/subscription-orders/" + reference, "{\"state\":\"" + state + "\"}")
                    .expect(200);
        }
        await().untilAsserted(() -> assertThat(usersay.mailbox().to(email)).hasSize(5));
    }

    private static void reply(OtherPublisher publisher, Visitor reader, String email) {
        String comments = publisher.path("/articles/a1/comments");
        String id = reader.post(comments, Map.of("text", "First.")).expect(201).text("/id");
        Visitor other = usersay.browser();
        String address = register(other, publisher);
        other.post(
                        "/api/v1/accounts/verification",
                        Map.of(
                                "token",
                                usersay.mailbox()
                                        .waitFor(address, "/confirm?token=")
                                        .token()))
                .expect(204);
        other.post(comments, Map.of("text", "Second.", "parent", id)).expect(201);
        Mailbox.Mail mail = usersay.mailbox().waitFor(email, "/api/v1/u/");
        branded(mail, publisher);
        clicks(mail, publisher, 1);

        String me = reader.get("/api/v1/me").expect(200).text("/id");
        branded(page("/api/v1/readers/" + me + "/profile.html", 200).body(), publisher, publisher.language());
        assertThat(page(comments + ".html", 200).body())
                .contains("lang=\"" + publisher.language().getLanguage() + "\"")
                .doesNotContainPattern(DEMO);
        for (String feed : List.of("/comments.atom", "/comments/latest", "/publications", "/newsletters")) {
            assertThat(usersay.program().get(publisher.path(feed)).expect(200).body())
                    .as(feed)
                    .doesNotContainPattern(DEMO);
        }
    }

    /** Opens and presses the one-click links of a mail. */
    private static void clicks(Mailbox.Mail mail, OtherPublisher publisher, int count) {
        List<String> links = new ArrayList<>(ONE_CLICK
                .matcher(mail.text())
                .results()
                .map(found -> found.group())
                .toList());
        assertThat(links).hasSize(count);
        for (String link : links) {
            branded(page(link, 200).body(), publisher, publisher.language());
            Answer done = usersay.program().post(link, Map.of()).expect(200);
            branded(done.body(), publisher, publisher.language());
        }
    }

    /** What was sent to anybody, headers and all. */
    private static void everythingCaught() {
        assertThat(usersay.mailbox().all())
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.toString())
                        .doesNotContainPattern(DEMO)
                        .doesNotContain("Usersay")
                        .containsAnyOf(OtherPublisher.COURIER.mark(), OtherPublisher.TIN_CANG.mark()));
    }

    private static String register(Visitor browser, OtherPublisher publisher) {
        return register(browser, publisher, Readers.freshAddress());
    }

    private static String register(Visitor browser, OtherPublisher publisher, String email) {
        Map<String, Object> registration = new HashMap<>(Readers.registration(email, "Linh"));
        registration.put("site", publisher.id());
        browser.post("/api/v1/accounts", registration).expect(202);
        return email;
    }

    private static Answer page(String path, int status) {
        Answer answer = usersay.program().with("Accept", "text/html").get(path).expect(status);
        assertThat(answer.header("Content-Type")).as(path).startsWith("text/html");
        return answer;
    }

    private static void branded(String html, OtherPublisher publisher, Locale language) {
        assertThat(html)
                .contains(
                        "<html lang=\"" + language.getLanguage() + "\">",
                        publisher.mark(),
                        "/brand/" + publisher.id() + ".css",
                        language.equals(Locale.ENGLISH) ? ">Imprint</a>" : ">Thông tin tòa soạn</a>")
                .doesNotContainPattern(DEMO);
    }

    private static void branded(Mailbox.Mail mail, OtherPublisher publisher) {
        assertThat(mail.html())
                .contains(
                        "<html lang=\"" + publisher.language().getLanguage() + "\">",
                        publisher.mark(),
                        publisher.accent(),
                        publisher.language().equals(Locale.ENGLISH) ? ">Imprint</a>" : ">Thông tin tòa soạn</a>")
                .doesNotContainPattern(DEMO);
        assertThat(mail.subject() + mail.text()).contains(publisher.mark()).doesNotContainPattern(DEMO);
    }
}
