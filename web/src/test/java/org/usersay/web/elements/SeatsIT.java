package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.SIGNED_OUT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seats: the buyer's list of them, the reader's own, and the page of a link that gives one. */
@ExtendWith(ChromiumExtension.class)
class SeatsIT {

    private static final String SEATS = "/subscription-orders/VIR-7K2M-9QPD/seats";
    private static final String ACCEPTANCE = "POST /seat-invitations/acceptance";
    private static final String TAKEN = """
            {"id":"s1","state":"TAKEN","email":"mai@office.example","name":"Mai <b>Tran</b>",\
            "since":"2026-01-02T11:00:00Z","expiresAt":null}""";
    private static final String OFFERED = """
            {"id":"s2","state":"OFFERED","email":"a-long-address-of-somebody-who-works-there@subsidiary.office.example",\
            "name":null,"since":"2026-01-02T11:00:00Z","expiresAt":"2999-01-16T11:00:00Z"}""";

    private final FakeService service;
    private final Page page;

    SeatsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", me())
                .on("POST /session/refresh", new Answer(204, ""))
                .on("GET /me/notice-preferences", Answer.ok("{\"mail\":\"DAILY\"}"))
                .on("GET /me/email-change", Answer.ok("{\"pending\":null}"))
                .on("GET /me/sessions", Answer.ok("{\"items\":[],\"next\":null}"))
                .on("GET /me/seats", Answer.ok("""
                        {"items":[{"id":"m1","since":"2026-01-02T11:00:00Z","site":"vir","publication":"The e-paper",
                        "plan":"12 months","buyer":"Harbour Pilots","endsOn":"2999-01-01"}]}"""))
                .on("GET /me/subscriptions", Answer.ok("""
                        {"items":[{"reference":"VIR-7K2M-9QPD","state":"ACTIVE","total":199,"currency":"USD",
                        "publication":"Digital","plan":"12 months for five","startsOn":"2026-01-01","endsOn":"2999-01-01",
                        "holds":[],"seats":5,"delivery":null,"addresses":[]}],"next":null}"""))
                .on("GET " + SEATS, seats(5, TAKEN, OFFERED));
    }

    @Test
    void buyerInvitesAndIsToldWhyNot() {
        open("en");
        var seats = page.locator("order-seats");
        assertThat(seats.getByText("2 of 5 seats are taken or offered.")).isVisible();
        assertThat(seats.getByText("Mai <b>Tran</b>, since")).isVisible();
        service.on("POST " + SEATS, Answer.problem(409, "seat-taken"));
        seats.getByLabel("E-mail address of whom you invite").fill("mai@office.example");
        seats.getByText("Send the invitation").click();
        assertThat(seats.getByRole(AriaRole.ALERT)).hasText("This address has a seat, or is invited to one.");
        Axe.check(page, "a refused invitation");

        service.on(
                "POST " + SEATS,
                new Answer(
                        201,
                        seats(5, TAKEN, OFFERED, OFFERED.replace("s2", "s3")).body()));
        seats.getByLabel("E-mail address of whom you invite").fill("binh@office.example");
        seats.getByText("Send the invitation").click();
        assertThat(seats.getByText("The invitation to binh@office.example is on its way."))
                .isFocused();
        assertThat(seats.getByLabel("E-mail address of whom you invite")).hasValue("");
        assertThat(service.requests("POST " + SEATS).getLast().body())
                .isEqualTo("{\"email\":\"binh@office.example\",\"locale\":\"en\"}");
    }

    @Test
    void buyerTakesASeatAndTakesOneBack() {
        open("en");
        var seats = page.locator("order-seats");
        service.on("POST " + SEATS, new Answer(201, seats(5, TAKEN, OFFERED).body()))
                .on("DELETE " + SEATS + "/s1", request -> {
                    service.on("GET " + SEATS, seats(5, OFFERED));
                    return new Answer(204, "");
                });
        seats.getByText("Take a seat yourself").click();
        assertThat(seats.getByText("You have a seat.")).isVisible();
        assertThat(service.requests("POST " + SEATS).getLast().body()).contains("linh@example.org");
        button("Take back: mai@office.example").click();
        assertThat(seats.getByText("The seat of mai@office.example is free again."))
                .isVisible();
        assertThat(seats.locator("li")).hasCount(1);
    }

    @Test
    void fullAndUnpaidOrdersTakeNoInvitation() {
        service.on("GET " + SEATS, seats(2, TAKEN, OFFERED));
        open("en");
        assertThat(page.locator("order-seats").getByText("All seats are taken or offered."))
                .isVisible();
        assertThat(page.locator("order-seats").locator("form")).hasCount(0);
    }

    @Test
    void readerGivesASeatBack() {
        service.on("DELETE /me/seats/m1", request -> {
            service.on("GET /me/seats", Answer.ok("{\"items\":[]}"));
            return new Answer(204, "");
        });
        open("en");
        assertThat(page.locator("account-seats").getByText("The e-paper, from Harbour Pilots"))
                .isVisible();
        assertThat(page.locator("account-seats").getByText("until 31 Dec 2998")).isVisible();
        button("Give the seat back: The e-paper").click();
        assertThat(page.locator("account-seats").getByText("The seat is given back."))
                .isVisible();
    }

    @Test
    void onlyTheButtonTakesTheSeatAfterTheSignIn() {
        service.on("GET /me", SIGNED_OUT)
                .on("POST /session", request -> {
                    service.on("GET /me", me());
                    return Answer.ok("{}");
                })
                .on(ACCEPTANCE, Answer.ok("""
                        {"site":"vir","publication":"Digital","plan":"12 months","startsOn":"2026-01-01",\
                        "endsOn":"2027-01-01"}"""));
        page.navigate(link("en"));
        assertThat(page.getByText("Sign in, or register")).isVisible();
        Axe.check(page, "an invitation signed out");
        page.getByLabel("E-mail").fill("linh@example.org");
        page.getByLabel("Password").fill("a long password");
        button("Sign in").click();
        assertThat(page.getByText("The seat is for the account Linh.")).isVisible();
        assertThat(service.requests(ACCEPTANCE)).isEmpty();
        assertThat(page.url()).doesNotContain("link-token");
        button("Take the seat").click();
        assertThat(page.getByText("You read Digital from 1 Jan 2026 until 31 Dec 2026."))
                .isFocused();
        assertThat(service.requests(ACCEPTANCE).getLast().body()).isEqualTo("{\"token\":\"link-token\"}");
        Axe.check(page, "a seat that was taken");
    }

    @Test
    void whyNoSeatIsTakenIsTold() {
        service.on(ACCEPTANCE, Answer.problem(409, "seat-taken"));
        page.navigate(link("en"));
        button("Take the seat").click();
        assertThat(page.getByText("This account has a seat already.")).isVisible();
        service.on(ACCEPTANCE, Answer.problem(400, "invalid-seat-invitation"));
        button("Take the seat").click();
        assertThat(page.getByText("This invitation was used, was withdrawn or is over."))
                .isVisible();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT, en", "768, DARK, vi", "360, LIGHT, vi", "360, DARK, en"})
    void nothingIsTooWideAndNoRuleIsBroken(int width, ColorScheme scheme, String language) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        open(language);
        assertFits(language);
        page.navigate(link(language));
        assertThat(page.locator("seat-acceptance button.main")).isVisible();
        assertFits(language);
    }

    private void assertFits(String state) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        Axe.check(page, state);
    }

    private void open(String language) {
        page.navigate(page(language, ""));
        assertThat(page.locator("order-seats li")).hasCount(2);
        assertThat(page.locator("account-seats li")).hasCount(1);
    }

    private String link(String language) {
        var address = page(language, " view=\"seat\"");
        return address + (address.contains("?") ? "&" : "?") + "token=link-token";
    }

    private String page(String language, String view) {
        return service.pageWith(
                language,
                "<h1>A</h1><script type=\"module\" src=\"%s\"></script><reader-account site=\"vir\"%s></reader-account>"
                        .formatted(service.ownPage("/account.js"), view));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Answer me() {
        return Answer.ok("""
                {"id":"me","name":"Linh","email":"linh@example.org","roles":["READER"],"locale":"en","hasPassword":true}""");
    }

    private static Answer seats(int bought, String... items) {
        return Answer.ok("""
                {"reference":"VIR-7K2M-9QPD","publication":"Digital","plan":"12 months for five","bought":%d,"used":%d,\
                "free":%d,"open":true,"endsOn":"2999-01-01","items":[%s]}""".formatted(bought, items.length, bought - items.length, String.join(",", items)));
    }
}
