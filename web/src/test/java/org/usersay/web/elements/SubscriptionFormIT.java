package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ChromiumExtension.class)
class SubscriptionFormIT {

    private static final String FORM = "<subscription-form site=\"vir\"></subscription-form>";

    private final FakeService service;
    private final Page page;

    SubscriptionFormIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", LINH).on("GET /sites/vir/publications", Answer.ok("""
            {"country":"VN","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-3","name":"3 months",
            "termMonths":3,"price":520000,"currency":"VND","delivery":"POST"}]}]}\
            """));
    }

    @Test
    void conditionsAreAgreedToWithTheWordsThatWereShown() {
        service.on("POST /sites/vir/subscription-orders", new Answer(201, """
            {"reference":"XJSSN-RPK43","state":"SUBMITTED","total":520000,"currency":"VND"}\
            """));
        page.navigate(service.pageWith("en", """
            <subscription-form site="vir" terms="https://news.example/terms?a=1&amp;b=2" privacy="javascript:alert(1)">\
            </subscription-form>"""));
        page.getByLabel("Full name").fill("Minh Tran");
        page.getByLabel("Telephone").fill("+84 24 3845 0537");
        page.locator("input[name=email]").fill("minh@example.org");
        page.getByLabel("Street and number").fill("47 Quang Trung");
        page.getByLabel("City or province").fill("Ha Noi");
        page.getByText("Order subscription").click();
        assertThat(page.getByText("I have read the privacy notice.")).hasCount(0);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("I agree to the terms of use.")))
                .hasAttribute("href", "https://news.example/terms?a=1&b=2");
        page.getByLabel("I agree to the terms of use.").check();
        page.getByText("Order subscription").click();
        assertThat(page.getByText("Thank you, we have your order")).isVisible();
        assertThat(service.requests("POST /sites/vir/subscription-orders"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"consents\":[{\"to\":\"terms\",\"wording\":"
                                + "\"I agree to the terms of use. (https://news.example/terms?a=1&b=2)\"}]"));
    }

    @Test
    void conditionsOfTheSiteAreAskedForWhereThePageNamesNone() {
        service.on("GET /sites/vir/publications", Answer.ok("""
            {"country":"VN","terms":"https://news.example/terms","privacy":null,"items":[{"id":"e-paper","name":"E-paper",
            "kind":"EPAPER","plans":[{"id":"e-paper-12","name":"A year","termMonths":12,"price":720000,"currency":"VND",
            "delivery":"ONLINE"}]}]}"""))
                .on("POST /sites/vir/subscription-orders", new Answer(201, """
            {"reference":"XJSSN-RPK43","state":"SUBMITTED","total":720000,"currency":"VND"}\
            """));
        page.navigate(service.pageWith("en", "<subscription-form site=\"vir\"></subscription-form>"));
        page.getByLabel("Full name").fill("Minh Tran");
        page.locator("input[name=email]").fill("minh@example.org");
        page.getByLabel("I agree to the terms of use.").check();
        assertThat(page.getByText("I have read the privacy notice.")).hasCount(0);
        page.getByText("Order subscription").click();
        assertThat(page.getByText("Thank you, we have your order")).isVisible();
        assertThat(service.requests("POST /sites/vir/subscription-orders"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("I agree to the terms of use. (https://news.example/terms)"));
    }

    @Test
    void theLinkOfAMailShowsWhereTheOrderStands() {
        service.on("GET /subscription-orders/XJSSN-RPK43", Answer.ok("""
            {"reference":"XJSSN-RPK43","state":"CONFIRMED","total":1040000,"currency":"VND",
            "publication":"The weekly","plan":"3 months","copies":2,"startsOn":"2026-11-26"}\
            """));
        page.navigate(service.pageWith("en", FORM) + "?reference=XJSSN-RPK43&token=secret");

        var order = page.locator("subscription-form .placed");
        assertThat(order).containsText("XJSSN-RPK43");
        assertThat(order).containsText("Confirmed");
        assertThat(order).containsText("26 November 2026");
        assertThat(order).containsText("1,040,000");
        page.getByText("Order another subscription").click();
        assertThat(page.getByText("The weekly")).isVisible();
    }

    @Test
    void orderOfWhichAPartWentBackLeadsToTheCreditNote() {
        service.on("GET /subscription-orders/XJSSN-RPK43", Answer.ok("""
            {"reference":"XJSSN-RPK43","state":"PARTIALLY_REFUNDED","total":1040000,"currency":"VND",
            "publication":"The weekly","plan":"3 months","copies":2,"startsOn":"2026-11-26",
            "invoice":"/api/v1/subscription-orders/XJSSN-RPK43/invoice.pdf?token=secret","creditNotes":[{"amount":100000,
            "at":"2026-11-30T08:00:00Z","file":"/api/v1/subscription-orders/XJSSN-RPK43/credit-notes/1?token=secret"}]}\
            """));
        page.navigate(service.pageWith("en", FORM) + "?reference=XJSSN-RPK43&token=secret");

        var order = page.locator("subscription-form .placed");
        assertThat(order.locator("a[href*='/invoice.pdf?']")).containsText("Invoice");
        assertThat(order.locator("a[href*='/credit-notes/1?']")).containsText("100,000");
    }

    @Test
    void orderThatWaitsForATransferShowsItsCodeAndWhatToType() {
        service.on("GET /subscription-orders/XJSSN-RPK43", Answer.ok("""
            {"reference":"XJSSN-RPK43","state":"CONFIRMED","total":1040000,"currency":"VND",
            "publication":"The weekly","plan":"3 months","copies":2,"startsOn":"2026-11-26",
            "payment":{"reference":"XJSSNRPK43","amount":1040000,"currency":"VND","bank":"Vietcombank",
            "account":"0011001234567","holder":"CONG TY VIR","code":"0002","image":"/api/v1/image.svg"}}\
            """));
        service.on("GET /image.svg", Answer.ok("<svg><path d='M0 0h9v9z'/></svg>"));
        page.navigate(service.pageWith("en", FORM) + "?reference=XJSSN-RPK43&token=secret");

        var payment = page.locator("subscription-form .payment");
        assertThat(payment).containsText("XJSSNRPK43");
        assertThat(payment).containsText("0011001234567");
        assertThat(payment.locator("[role=img][aria-label='QR code of the transfer'] svg path"))
                .hasAttribute("d", "M0 0h9v9z");
    }

    @Test
    void orderBeginsWithAnIssueOrOnADay() {
        service.on("GET /sites/vir/publications", Answer.ok("""
            {"country":"VN","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","nextIssues":["2026-12-07","2026-12-14"],
            "plans":[{"id":"online-3","name":"3 months","termMonths":3,"price":520000,"currency":"VND","delivery":"ONLINE"}]}]}\
            """))
                .on("POST /sites/vir/subscription-orders", Answer.problem(409, "conflict"));
        page.navigate(service.pageWith("en", "<h1>Subscribe</h1>" + FORM));
        assertThat(page.getByLabel("First issue")).hasValue("2026-12-07");
        assertThat(page.getByLabel("First day")).hasCount(0);
        page.getByLabel("First issue").selectOption("2026-12-14");
        page.locator("input[name=name]").fill("Linh");
        page.locator("input[name=email]").fill("linh@example.org");
        page.getByText("Order subscription").click();
        page.getByLabel("First issue").selectOption("");
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();
        page.getByLabel("First day").fill(day);
        Axe.check(page, "the choice of an issue");
        page.getByText("Order subscription").click();
        page.waitForCondition(
                () -> service.requests("POST /sites/vir/subscription-orders").size() == 2);
        assertThat(service.requests("POST /sites/vir/subscription-orders"))
                .satisfiesExactly(
                        first -> assertThat(first.body())
                                .contains("\"issue\":\"2026-12-14\"", "\"startsOn\":\"2026-12-14\""),
                        second -> assertThat(second.body())
                                .contains("\"startsOn\":\"" + day + "\"")
                                .doesNotContain("issue"));
    }

    @Test
    void priceIsChosenWhereAPlanHasSeveral() {
        service.on("GET /sites/vir/publications", Answer.ok("""
            {"country":"VN","items":[{"id":"e-paper","name":"E-paper","kind":"EPAPER","plans":[{"id":"e-paper-12","name":"A year",
            "termMonths":12,"price":720000,"currency":"VND","prices":{"USD":29.00,"EUR":27.00},"delivery":"ONLINE"},
            {"id":"e-paper-1","name":"A month","termMonths":1,"price":90000,"currency":"VND","delivery":"ONLINE"}]}]}\
            """))
                .on("POST /sites/vir/subscription-quotes", Answer.problem(503, "unavailable"))
                .on("POST /sites/vir/subscription-orders", new Answer(201, """
            {"reference":"XJSSN-RPK43","state":"SUBMITTED","total":54.00,"currency":"EUR"}\
            """));
        page.navigate(service.pageWith("en", "<h1>Subscribe</h1>" + FORM));
        var currency = page.getByLabel("Price in");
        assertThat(page.getByText("₫720,000 / €27.00 / $29.00")).isVisible();
        assertThat(currency).hasValue("VND");
        currency.selectOption("EUR");
        page.getByLabel("Copies").fill("2");
        assertThat(page.locator("output[name=total]")).hasText("€54.00");
        page.getByText("A month").click();
        assertThat(currency).hasCount(0);
        assertThat(page.locator("output[name=total]")).hasText("₫180,000");
        page.getByText("A year").click();
        assertThat(currency).hasValue("EUR");
        Axe.check(page, "a choice of prices");
        page.locator("input[name=name]").fill("Linh");
        page.locator("input[name=email]").fill("linh@example.org");
        page.getByText("Order subscription").click();
        assertThat(page.getByText("Thank you, we have your order")).isVisible();
        assertThat(service.requests("POST /sites/vir/subscription-orders"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"currency\":\"EUR\""));
    }

    @Test
    void linesAndTotalAreTheServicesAndACouponSaysAtOnceThatItIsSpent() {
        service.on(
                "POST /sites/vir/subscription-quotes",
                request -> Answer.ok("""
                    {"unit":520000,"subtotal":1560000,"discount":%s,"tax":74286,"total":1560000,"currency":"VND","coupon":%s}\
                    """.formatted(
                                request.body().contains("WELCOME10") ? 156000 : 0,
                                request.body().contains("SPENT") ? "\"SPENT\"" : "null")));
        page.navigate(service.pageWith("en", FORM));
        page.getByLabel("Copies").fill("3");
        assertThat(page.locator("subscription-form .bill")).containsText("3 copies at");
        assertThat(page.locator("subscription-form .bill")).containsText("Tax");
        page.getByLabel("Coupon").fill("WELCOME10");
        assertThat(page.locator("subscription-form .bill")).containsText("156,000");
        page.getByLabel("Coupon").fill("SPENT");
        assertThat(page.getByText("This coupon has been used up.")).isVisible();
    }

    @Test
    void fieldThatIsRefusedSaysWhyAndHasTheFocus() {
        service.on("POST /sites/vir/subscription-orders", new Answer(400, """
            {"type":"/problems/invalid-request","status":400,"errors":[
            {"pointer":"/delivery/city","detail":"There is no such town."}]}\
            """));
        page.navigate(service.pageWith("en", FORM));
        page.getByLabel("Street and number").fill("47 Quang Trung");
        page.getByLabel("City or province").fill("Nowhere");
        page.locator("input[name=name]").fill("Linh");
        page.locator("input[name=email]").fill("linh@example.org");
        page.getByText("Order subscription").click();
        assertThat(page.getByText("There is no such town.").first()).isVisible();
        assertThat(page.getByLabel("City or province")).isFocused();
    }

    @Test
    void fieldsFollowTheCountryAndWhereNothingIsBroughtIsSaidAtOnce() {
        service.on(
                "POST /sites/vir/subscription-quotes",
                request -> request.body().contains("\"JP\"")
                        ? new Answer(400, "{\"status\":400,\"errors\":[{\"pointer\":\"/country\",\"detail\":\"no\"}]}")
                        : Answer.ok("""
                            {"unit":520000,"subtotal":520000,"discount":0,"delivery":15000,"tax":0,"total":535000,
                            "currency":"VND","coupon":null}\
                            """));
        page.navigate(service.pageWith("en", "<h1>Subscribe</h1>" + FORM));
        assertThat(page.getByLabel("Ward or commune")).isVisible();
        assertThat(page.locator("subscription-form .bill")).containsText("Delivery");
        page.locator("select[name=country]").selectOption("JP");
        assertThat(page.getByLabel("Ward or commune")).hasCount(0);
        assertThat(page.getByLabel("Prefecture")).hasAttribute("required", "");
        assertThat(page.locator("input[name=state]")).hasCount(0);
        assertThat(page.getByLabel("Postal code")).hasAttribute("required", "");
        assertThat(page.getByText("The carrier does not go there.")).isVisible();
        Axe.check(page, "the order's form");
    }

    @Test
    void stateIsAskedForWhereAddressesHaveOneAndSentWithOrderAndQuote() {
        service.on("POST /sites/vir/subscription-orders", new Answer(201, """
            {"reference":"XJSSN-RPK43","state":"SUBMITTED","total":520000,"currency":"VND"}\
            """))
                .on("POST /sites/vir/subscription-quotes", Answer.ok("""
            {"unit":520000,"subtotal":520000,"discount":0,"delivery":0,"tax":0,"total":520000,"currency":"VND","coupon":null}\
            """));
        page.navigate(service.pageWith("en", FORM));
        assertThat(page.locator("input[name=state]")).hasCount(0);
        page.locator("select[name=country]").selectOption("IE");
        assertThat(page.getByLabel("Townland")).not().hasAttribute("required", "");
        assertThat(page.getByLabel("County")).not().hasAttribute("required", "");
        page.locator("select[name=country]").selectOption("CA");
        assertThat(page.getByLabel("Province")).hasAttribute("required", "");
        page.locator("select[name=country]").selectOption("US");
        page.getByLabel("City").fill("Austin");
        page.getByLabel("State").fill("TX");
        page.getByLabel("ZIP code").fill("78701");
        page.getByLabel("Street and number").fill("1 Elm St");
        page.locator("input[name=name]").fill("Linh");
        page.locator("input[name=email]").fill("linh@example.org");
        page.waitForCondition(() -> service.requests("POST /sites/vir/subscription-quotes").stream()
                .anyMatch(request -> request.body().contains("\"area\":\"Austin\",\"state\":\"TX\"")));
        page.getByText("Order subscription").click();
        assertThat(page.getByText("Thank you, we have your order")).isVisible();
        assertThat(service.requests("POST /sites/vir/subscription-orders"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"city\":\"Austin\",\"state\":\"TX\",\"postalCode\":\"78701\",\"country\":\"US\""));
    }

    @Test
    void planSaysHowManyIssuesItHasAndWhatElseItIncludes() {
        service.on("GET /sites/vir/publications", Answer.ok("""
            {"country":"VN","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-3",
            "name":"3 months","termMonths":3,"issues":13,"price":520000,"currency":"VND","delivery":"POST",
            "includes":["paper"]}]},{"id":"paper","name":"The e-paper","names":{"vi":"Báo điện tử"},"kind":"EPAPER","plans":[{
            "id":"paper-12","name":"A year","termMonths":12,"price":720000,"currency":"VND","delivery":"ONLINE","includes":[]}]}]}\
            """));
        page.navigate(service.pageWith("vi", FORM));
        var plan = page.locator("label.choice").filter(new Locator.FilterOptions().setHasText("3 months"));
        assertThat(plan).containsText("13 số báo");
        assertThat(plan).containsText("Gồm cả: Báo điện tử");
        page.getByText("Báo điện tử").first().click();
        assertThat(page.locator("label.choice").filter(new Locator.FilterOptions().setHasText("A year")))
                .not()
                .containsText(Pattern.compile("số báo|Gồm cả"));
    }

    @Test
    void addressesBeginWithTheCountryOfTheSite() {
        service.on("GET /sites/vir/publications", Answer.ok("""
            {"country":"DE","items":[{"id":"weekly","name":"The weekly","kind":"PRINT","plans":[{"id":"weekly-3",
            "name":"3 months","termMonths":3,"price":52,"currency":"EUR","delivery":"POST"}]}]}\
            """));
        page.navigate(service.pageWith("en", FORM));
        assertThat(page.locator("select[name=country]")).hasValue("DE");
        assertThat(page.getByLabel("Postal code")).hasAttribute("required", "");
        page.getByText("I order for a company").click();
        assertThat(page.locator("select[name=companyCountry]")).hasValue("DE");
    }

    @Test
    void whatWasFilledInOutlivesAReload() {
        page.navigate(service.pageWith("en", FORM));
        page.getByLabel("Street and number").fill("47 Quang Trung");
        page.getByText("I order for a company").click();
        page.getByLabel("Tax code").fill("0123456787");
        page.reload();
        assertThat(page.getByLabel("Street and number")).hasValue("47 Quang Trung");
        assertThat(page.getByLabel("Tax code")).hasValue("0123456787");
    }

    @Test
    void orderIsPaidOnThePageOfAProvider() {
        service.on("GET /subscription-orders/XJSSN-RPK43", Answer.ok("""
            {"reference":"XJSSN-RPK43","state":"CONFIRMED","total":1040000,"currency":"VND",
            "publication":"The weekly","plan":"3 months","copies":2,"startsOn":"2026-11-26",
            "checkout":"/api/v1/subscription-orders/XJSSN-RPK43/checkouts?token=secret"}\
            """));
        service.on("POST /subscription-orders/XJSSN-RPK43/checkouts", Answer.problem(409, "provider-unavailable"));
        page.navigate(service.pageWith("en", FORM) + "?reference=XJSSN-RPK43&token=secret");
        page.getByText("Pay online").click();
        assertThat(page.locator("subscription-form .error[role=alert]")).not().isEmpty();
    }

    @Test
    void brokenLinkIsExplainedAboveTheForm() {
        service.on("GET /subscription-orders/XJSSN-RPK43", new Answer(404, ""));
        page.navigate(service.pageWith("en", FORM) + "?reference=XJSSN-RPK43&token=wrong");

        assertThat(page.getByText("The order of this link cannot be shown.")).isVisible();
        assertThat(page.getByText("The weekly")).isVisible();
    }
}
