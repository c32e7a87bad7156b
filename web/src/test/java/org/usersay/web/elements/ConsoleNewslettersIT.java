package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What staff see and do about newsletters in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleNewslettersIT {

    private static final String NEWSLETTERS = "/admin/sites/vir/newsletters";
    private static final String SUBSCRIBERS = NEWSLETTERS + "/daily/subscribers";
    private static final String NOTHING = "{\"items\":[],\"next\":null}";

    private final FakeService service;
    private final Page page;

    ConsoleNewslettersIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /admin/sites/vir/subscription-orders", Answer.ok(NOTHING))
                .on("GET " + NEWSLETTERS, Answer.ok("""
                        {"items":[{"id":"daily","name":"The day","description":"","subscribed":1204,"waiting":3,"unsubscribed":20},
                        {"id":"weekly","name":"The week","description":"","subscribed":0,"waiting":0,"unsubscribed":0}],"next":null}"""))
                .on("GET " + NEWSLETTERS + "/weekly/subscribers", Answer.ok(NOTHING))
                .on("GET " + SUBSCRIBERS, request -> {
                    var query = String.valueOf(request.address().getQuery());
                    return Answer.ok(query.contains("q=nobody") ? NOTHING : """
                            {"items":[{"email":"lan@example.org","state":"SUBSCRIBED","language":"vi",
                            "createdAt":"2026-01-07T11:00:00Z","changedAt":"2026-01-07T11:05:00Z","proof":[
                            {"step":"SIGNED_UP","at":"2026-01-07T11:00:00Z","device":"Firefox","network":"n3tw0rk","wording":"The day","version":"v3rsi0n","consentedAt":null},
                            {"step":"CONFIRMED","at":"2026-01-07T11:05:00Z","device":"mail","network":null,"wording":"","version":null,"consentedAt":null}]}],"next":null}""");
                });
    }

    @Test
    void subscribersAreShownWithTheirProofAndFound() {
        open();
        assertThat(page.getByText("1,204 subscribed, 3 not confirmed, 20 unsubscribed"))
                .isVisible();
        var row = page.locator("subscriber-list tbody tr");
        assertThat(row).containsText("lan@example.org");
        row.locator("summary").click();
        assertThat(row).containsText("“The day” · wording v3rsi0n · network n3tw0rk · by Firefox");
        assertThat(row).containsText("Confirmed by mail");

        page.getByLabel("Address begins with").fill("nobody");
        page.getByText("Search", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("No addresses here.")).isVisible();
        page.locator("select[name=newsletter]").selectOption("weekly");
        page.waitForCondition(() ->
                !service.requests("GET " + NEWSLETTERS + "/weekly/subscribers").isEmpty());
    }

    @Test
    void fileIsImportedAndRefusedLinesAreNamed() {
        service.on("POST " + SUBSCRIBERS, Answer.ok("""
                {"added":1,"unchanged":2,"refused":1,"items":[{"line":2,"outcome":"ADDED","detail":null},
                {"line":5,"outcome":"REFUSED","detail":"This is not an e-mail address."}]}"""));
        open();
        page.getByLabel("File")
                .setInputFiles(new FilePayload(
                        "people.csv", "text/csv", "email,consentedAt,origin\n".getBytes(StandardCharsets.UTF_8)));
        page.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("1 added, 2 there already, 1 refused.")).isVisible();
        assertThat(page.getByText("Line 5: This is not an e-mail address.")).isVisible();
        assertThat(service.requests("POST " + SUBSCRIBERS))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("email,consentedAt,origin\n"));
    }

    @Test
    void nothingIsWiderThanAPhone() {
        page.setViewportSize(390, 844);
        open();
        page.locator("subscriber-list summary").click();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        Axe.check(page, "newsletters");
    }

    @Test
    void deadMailIsSentAgainFromTheOutbox() {
        var mail = """
                {"id":"o1","to":"lan@example.org","subject":"Your order","state":"%s","attempts":9,\
                "createdAt":"2026-01-07T11:00:00Z","sentAt":null,"error":%s}""";
        service.on("GET /me", Answer.ok("{\"id\":\"a1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"ADMIN\"]}"))
                .on("GET /admin/mail", request -> {
                    boolean dead = request.address().getQuery().contains("state=DEAD");
                    return Answer.ok("{\"items\":[%s],\"next\":null}"
                            .formatted(
                                    dead
                                            ? mail.formatted("DEAD", "\"550 No such mailbox\"")
                                            : mail.formatted("SENT", "null")));
                })
                .on("POST /admin/mail/o1/retry", new Answer(202, ""));
        page.navigate(service.console() + "?tab=mail");
        assertThat(page.locator("mail-list tbody tr")).containsText("Your order");
        page.getByLabel("State").selectOption("DEAD");
        assertThat(page.locator("mail-list tbody tr")).containsText("550 No such mailbox");
        Axe.checkLightAndDark(page, "the outbox");
        page.getByLabel("Send again to lan@example.org").click();
        assertThat(page.getByText("The mail to lan@example.org will be sent again."))
                .isVisible();
        assertThat(service.requests("POST /admin/mail/o1/retry")).hasSize(1);
    }

    private void open() {
        service.on("GET /me", Answer.ok("{\"id\":\"s1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"STAFF\"]}"));
        page.navigate(service.console() + "?tab=newsletters");
        assertThat(page.locator("h2")).hasText("Newsletters");
    }
}
