package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What readers do about their subscriptions and newsletters on their own page. */
@ExtendWith(ChromiumExtension.class)
class AccountOrdersIT {

    private static final String ORDERS = "GET /me/subscriptions";
    private static final String QUOTES = "POST /subscription-orders/OLD01-23456/upgrade-quotes";
    private static final String UPGRADE = "POST /subscription-orders/OLD01-23456/upgrade";
    private static final String NEWSLETTERS = "/me/newsletter-preferences";
    private static final String PAYMENT = """
            "payment":{"reference":"NEW0123456","amount":1650000,"currency":"VND","bank":"Vietcombank","account":"0011",
            "holder":"CONG TY VIR","code":null,"image":null},"checkout":null""";

    private final FakeService service;
    private final Page page;

    AccountOrdersIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", Answer.ok("""
                        {"id":"r1","email":"linh@example.org","name":"Linh","locale":"en","roles":["READER"],"hasPassword":true}"""))
                .on("GET /me/notice-preferences", Answer.ok("{\"mail\":\"DAILY\"}"))
                .on("GET /me/email-change", Answer.ok("{\"pending\":null}"))
                .on("GET /me/seats", Answer.ok("{\"items\":[]}"))
                .on("GET /me/sessions", Answer.ok("{\"items\":[],\"next\":null}"))
                .on("GET " + NEWSLETTERS, newsletters(false, true))
                .on("GET /sites/vir/publications", Answer.ok("""
                        {"country":"VN","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[
                        {"id":"weekly-12","name":"12 months","termMonths":12,"price":1976000,"currency":"VND","delivery":"POST"},
                        {"id":"abroad","name":"Air mail","termMonths":12,"price":260,"currency":"USD","delivery":"POST"}]},
                        {"id":"paper","name":"The e-paper","kind":"EPAPER","plans":[
                        {"id":"paper-12","name":"12 months","termMonths":12,"price":720000,"currency":"VND","delivery":"ONLINE"}]}]}"""))
                .on(ORDERS, orders(""));
    }

    @Test
    void renewButtonShowsTheNewOrderAndHowItIsPaid() {
        service.on("POST /subscription-orders/OLD01-23456/renewals", request -> {
            service.on(ORDERS, orders("," + order("NEW01-23456", "SUBMITTED", "")));
            return new Answer(
                    201,
                    "{\"reference\":\"NEW01-23456\",\"state\":\"SUBMITTED\",\"total\":1650000,\"due\":1650000,"
                            + "\"currency\":\"VND\"," + PAYMENT + "}");
        });
        open("en");
        orders().getByRole(AriaRole.BUTTON, named("Renew: The e-paper, 6 months"))
                .click();
        assertThat(orders().getByText("The next term is ordered.")).isVisible();
        assertThat(orders().locator(".thanks")).containsText("NEW01-23456");
        assertThat(orders().locator(".thanks")).containsText("NEW0123456");
        assertThat(orders().locator(".thanks")).containsText("Vietcombank");
        assertThat(orders().locator("li")).hasCount(2);
        assertThat(service.requests("POST /subscription-orders/OLD01-23456/renewals"))
                .hasSize(1);
        Axe.check(page, "a renewal");
    }

    @Test
    void renewalThatIsNotPossibleSaysSo() {
        service.on("POST /subscription-orders/OLD01-23456/renewals", Answer.problem(409, "not-renewable"));
        open("en");
        orders().getByRole(AriaRole.BUTTON, named("Renew: The e-paper, 6 months"))
                .click();
        assertThat(orders().locator("[role=alert]:not(:empty)")).hasCount(1);
        assertThat(orders().locator(".thanks")).hasCount(0);
    }

    @Test
    void upgradeIsQuotedOrderedAndTakenBack() {
        service.on(QUOTES, quote()).on(UPGRADE, request -> {
            service.on(ORDERS, orders(",\"upgrade\":\"NEW01-23456\"", order("NEW01-23456", "SUBMITTED", "")));
            return new Answer(
                    201,
                    "{\"reference\":\"NEW01-23456\",\"state\":\"SUBMITTED\",\"total\":1976000,\"due\":1650000,"
                            + "\"currency\":\"VND\"," + PAYMENT + "}");
        });
        open("en");
        var upgrade = orders().locator("order-upgrade").last();
        upgrade.getByText("Upgrade").first().click();
        assertThat(upgrade.getByLabel("New plan").locator("option")).hasCount(2);
        upgrade.getByLabel("New plan").selectOption("weekly-12");
        upgrade.getByLabel("Street and number").fill("1 Trang Tien");
        upgrade.getByLabel("City or province").fill("Hanoi");
        upgrade.getByText("Show the price").click();
        assertThat(upgrade.locator(".bill")).containsText("Credit for 151 days of OLD01-23456");
        assertThat(upgrade.locator(".bill")).containsText("1,650,000");
        assertThat(service.requests(UPGRADE)).isEmpty();
        Axe.check(page, "the price of an upgrade");
        upgrade.getByText("Order the upgrade for").click();
        assertThat(upgrade.getByText("The upgrade is ordered.")).isVisible();
        assertThat(upgrade).containsText("NEW0123456");
        assertThat(orders().locator("li")).hasCount(2);
        assertThat(service.requests(UPGRADE))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.body())
                                .isEqualTo(
                                        "{\"plan\":\"weekly-12\",\"delivery\":{\"address\":\"1 Trang Tien\",\"city\":\"Hanoi\",\"country\":\"VN\"}}"));
        Axe.check(page, "an upgrade");

        service.on("DELETE /subscription-orders/OLD01-23456/upgrade", request -> {
            service.on(ORDERS, orders(""));
            return Answer.ok(order("OLD01-23456", "ACTIVE", ""));
        });
        upgrade.getByText("Take the upgrade back").click();
        assertThat(upgrade.getByText("The upgrade is taken back.")).isVisible();
        assertThat(upgrade.getByText("Upgrade").first()).isVisible();
    }

    @Test
    void otherPlanHasNoPriceUntilItIsAskedForAgain() {
        service.on(QUOTES, quote());
        open("en");
        var upgrade = orders().locator("order-upgrade").last();
        upgrade.getByText("Upgrade").first().click();
        upgrade.getByLabel("New plan").selectOption("paper-12");
        upgrade.getByText("Show the price").click();
        assertThat(upgrade.locator(".bill")).isVisible();
        upgrade.getByLabel("New plan").selectOption("weekly-12");
        assertThat(upgrade.locator(".bill")).hasCount(0);
        assertThat(upgrade.getByText("Order the upgrade for")).hasCount(0);
    }

    @Test
    void upgradeThatIsNotPossibleSaysSoInTheReadersLanguage() {
        service.on(QUOTES, Answer.problem(409, "not-upgradable"));
        open("vi");
        var upgrade = orders().locator("order-upgrade").last();
        upgrade.getByText("Nâng cấp").first().click();
        upgrade.getByLabel("Gói mới").selectOption("paper-12");
        upgrade.getByText("Xem giá").click();
        assertThat(upgrade.getByRole(AriaRole.ALERT)).containsText("Không thể nâng cấp như vậy");
        Axe.check(page, "an upgrade that is refused");
    }

    @Test
    void newslettersAreTickedAndLeft() {
        service.on("PUT " + NEWSLETTERS, newsletters(true, true));
        open("en");
        var section = page.locator("account-newsletters");
        assertThat(section).containsText("They go to linh@example.org.");
        assertThat(section.getByLabel("The day")).not().isChecked();
        assertThat(section.getByLabel("The week")).isChecked();
        section.getByLabel("The day").check();
        assertThat(section.getByText("Saved.")).isVisible();
        Axe.check(page, "newsletters");

        service.on("PUT " + NEWSLETTERS, newsletters(true, false));
        section.getByLabel("The week").uncheck();
        assertThat(section.getByLabel("The week")).not().isChecked();
        page.waitForCondition(() -> service.requests("PUT " + NEWSLETTERS).size() == 2);
        assertThat(service.requests("PUT " + NEWSLETTERS))
                .extracting(Request::body)
                .containsExactly("{\"lists\":[\"day\",\"week\"]}", "{\"lists\":[\"day\"]}");
    }

    @Test
    void newsletterThatIsNotSavedGoesBack() {
        service.on("PUT " + NEWSLETTERS, Answer.problem(503, "unavailable"));
        open("en");
        var section = page.locator("account-newsletters");
        section.getByLabel("The day").click();
        assertThat(section.getByRole(AriaRole.ALERT)).containsText("cannot be reached right now");
        assertThat(section.getByLabel("The day")).not().isChecked();
        assertThat(section.getByLabel("The week")).isChecked();
    }

    @Test
    void siteWithoutNewslettersHasNoSectionOfThem() {
        service.on("GET " + NEWSLETTERS, Answer.ok("{\"email\":\"linh@example.org\",\"site\":\"vir\",\"lists\":[]}"));
        open("en");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Newsletters")))
                .hasCount(0);
    }

    private static Answer newsletters(boolean day, boolean week) {
        return Answer.ok("""
                {"email":"linh@example.org","site":"vir","lists":[{"id":"day","name":"The day","subscribed":%s},
                {"id":"week","name":"The week","subscribed":%s}]}""".formatted(day, week));
    }

    private static Answer quote() {
        return Answer.ok("""
                {"plan":"weekly-12","copies":1,"unit":1976000,"subtotal":1976000,"delivery":0,"tax":0,"total":1976000,
                "credit":326000,"daysLeft":151,"due":1650000,"currency":"VND","payUntil":"2998-01-08"}""");
    }

    private static Answer orders(String more) {
        return orders("", more.isEmpty() ? "" : more.substring(1));
    }

    private static Answer orders(String fields, String newer) {
        return Answer.ok("{\"items\":[%s%s],\"next\":null}"
                .formatted(newer.isEmpty() ? "" : newer + ",", order("OLD01-23456", "ACTIVE", fields)));
    }

    private static String order(String reference, String state, String more) {
        return """
                {"reference":"%s","state":"%s","total":390000,"currency":"VND","publication":"The e-paper","plan":"6 months",
                "startsOn":"2998-01-01","endsOn":"2999-07-01","holds":[],"delivery":null,"addresses":[]%s}""".formatted(reference, state, more);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private Locator orders() {
        return page.locator("account-orders");
    }

    private void open(String locale) {
        page.navigate(service.pageWith(
                locale,
                "<h1>A</h1><script type=\"module\" src=\"%s\"></script><reader-account site=\"vir\"></reader-account>"
                        .formatted(service.ownPage("/account.js"))));
        assertThat(orders().locator("li").first()).isVisible();
    }
}
