package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators see and do about web-hooks in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleWebhooksIT {

    private static final String WEBHOOKS = "/admin/sites/vir/webhooks";
    private static final String NOTHING = "{\"items\":[],\"next\":null}";

    private final FakeService service;
    private final Page page;

    ConsoleWebhooksIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /admin/sites/vir/comments", Answer.ok(NOTHING)).on("GET " + WEBHOOKS, Answer.ok("""
                        {"items":[
                        {"id":"cms","url":"https://cms.example.org/usersay","events":[],"rotating":true,"secretVersion":3,"previousSecretUntil":"2100-01-08T11:00:00Z",
                        "pending":3,"dead":0,"pausedSince":"2026-01-07T11:00:00Z"},
                        {"id":"crm","url":"https://crm.example.org/hooks/a-rather-long-path/of-the-publishers-gateway","events":
                        ["order.changed","reader.deleted"],"rotating":false,"secretVersion":0,"previousSecretUntil":null,"pending":0,"dead":2,"pausedSince":null}]}"""));
        service.on("GET " + WEBHOOKS + "/deliveries", request -> {
            var query = request.address().getQuery();
            return Answer.ok("{\"items\":[%s],\"next\":null}".formatted(query.contains("DEAD") ? """
                    {"id":"e2_crm","event":"01980000-0000-7000-8000-000000000002","type":"order.changed","endpoint":"crm",
                    "state":"DEAD","attempts":90,"createdAt":"2026-01-04T11:00:00Z","dueAt":"2026-01-07T11:00:00Z",
                    "deliveredAt":null,"error":"The endpoint answered 500."}""" : """
                    {"id":"e1_crm","event":"01980000-0000-7000-8000-000000000001","type":"reader.deleted","endpoint":"crm",
                    "state":"DELIVERED","attempts":1,"createdAt":"2026-01-07T11:00:00Z","dueAt":"2026-01-07T11:00:01Z",
                    "deliveredAt":"2026-01-07T11:00:01Z","error":null}"""));
        });
    }

    @Test
    void endpointsAreShownAndPinged() {
        service.on(
                        "POST " + WEBHOOKS + "/cms/ping",
                        Answer.ok("{\"delivered\":false,\"detail\":\"The endpoint answered 410 Gone.\"}"))
                .on("POST " + WEBHOOKS + "/crm/ping", Answer.ok("{\"delivered\":true,\"detail\":\"Delivered.\"}"));
        open("ADMIN");
        assertThat(endpoint("cms")).containsText("Paused since");
        assertThat(endpoint("cms")).containsText("All events");
        assertThat(endpoint("cms")).containsText("Former secret signs until 8 Jan 2100");
        assertThat(endpoint("crm")).containsText("order.changed, reader.deleted");
        assertThat(endpoint("crm")).containsText("0 waiting, 2 given up");
        page.getByLabel("Ping cms").click();
        assertThat(page.locator("webhook-list [role=alert]"))
                .hasText("cms did not take the ping. The endpoint answered 410 Gone.");
        page.getByLabel("Ping crm").click();
        assertThat(page.getByText("crm took the ping.")).isVisible();
        assertThat(page.locator("webhook-list [role=alert]")).hasText("");
        Axe.checkLightAndDark(page, "web-hooks");
    }

    @Test
    void newSecretIsMadeByTheServiceShownOnceAndHiddenForGood() {
        service.on("POST " + WEBHOOKS + "/cms/secret", Answer.ok("""
                {"secret":"whsec_AAAA","version":4,"previousUntil":"2026-01-08T11:00:00Z"}"""));
        open("ADMIN");
        page.getByLabel("New secret for cms").click();
        page.getByText("Keep the present one").click();
        assertThat(service.requests("POST " + WEBHOOKS + "/cms/secret")).isEmpty();
        page.getByLabel("New secret for cms").click();
        page.getByLabel("Make a new secret for cms").click();
        assertThat(endpoint("cms").locator("code")).hasText("whsec_AAAA");
        Axe.check(page, "a new secret");
        assertThat(service.requests("POST " + WEBHOOKS + "/cms/secret"))
                .singleElement()
                .satisfies(request -> assertThat(request.version()).isEqualTo("\"3\""));
        page.getByText("Hide the secret").click();
        assertThat(page.getByText("whsec_AAAA")).hasCount(0);
    }

    @Test
    void secretThatSomebodyElseReplacedIsKept() {
        service.on("POST " + WEBHOOKS + "/crm/secret", Answer.problem(412, "precondition-failed"));
        open("ADMIN");
        page.getByLabel("New secret for crm").click();
        page.getByLabel("Make a new secret for crm").click();
        assertThat(page.locator("webhook-list [role=alert]")).not().hasText("");
        assertThat(page.locator("code")).hasCount(0);
    }

    @Test
    void deadDeliveriesAreSentAgain() {
        service.on("POST " + WEBHOOKS + "/crm/replay", new Answer(202, "{\"replayed\":2}"))
                .on("POST " + WEBHOOKS + "/deliveries/e2_crm/replay", new Answer(202, ""));
        open("ADMIN");
        assertThat(page.locator("webhook-list tbody tr")).containsText("reader.deleted");
        page.getByLabel("State").selectOption("DEAD");
        assertThat(page.locator("webhook-list tbody tr")).containsText("The endpoint answered 500.");
        Axe.check(page, "dead deliveries");
        page.locator("tbody button").click();
        assertThat(page.getByText("The event will be sent to crm again.")).isVisible();
        assertThat(service.requests("POST " + WEBHOOKS + "/deliveries/e2_crm/replay"))
                .hasSize(1);
        page.getByText("Send 2 again").click();
        assertThat(page.getByText("2 deliveries to crm will be sent again.")).isVisible();
        assertThat(service.requests("POST " + WEBHOOKS + "/crm/replay")).hasSize(1);
    }

    @Test
    void nothingIsWiderThanAPhone() {
        page.setViewportSize(390, 844);
        open("ADMIN");
        page.getByLabel("New secret for crm").click();
        assertThat(page.getByText("Keep the present one")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat(page.locator("webhook-list .scroll").evaluate("region => region.scrollWidth - region.clientWidth"))
                .isEqualTo(0);
        assertThat(page.getByRole(AriaRole.CELL).filter(new Locator.FilterOptions().setHasText("Delivered")))
                .isVisible();
    }

    @Test
    void moderatorsHaveNoTab() {
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"]}"));
        page.navigate(service.console());
        assertThat(page.locator("nav button").getByText("Ratings", exactly())).isVisible();
        assertThat(page.locator("nav button").getByText("Web-hooks", exactly())).hasCount(0);
    }

    private Locator endpoint(String id) {
        return page.locator("article[aria-label='Endpoint " + id + "']");
    }

    private void open(String role) {
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"" + role + "\"]}"));
        page.navigate(service.console() + "?tab=webhooks");
        assertThat(page.locator("h2")).hasText("Web-hooks");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
