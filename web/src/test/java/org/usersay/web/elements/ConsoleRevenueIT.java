package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Revenue and churn of the subscriptions in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleRevenueIT {

    private static final String REVENUE = "GET /admin/sites/vir/subscription-orders/revenue";

    private final FakeService service;
    private final Page page;

    ConsoleRevenueIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"STAFF\"]}"))
                .on(REVENUE, Answer.ok(revenue(12)));
    }

    @Test
    void monthsAreSummedDrawnAndInTablesByCurrency() {
        open("");
        assertThat(section("USD").locator("bar-chart canvas")).hasCount(5);
        assertThat(section("VND").locator("bar-chart canvas")).hasCount(5);
        assertThat(section("USD").locator("dl")).containsText("US$538.50");
        assertThat(section("USD").locator("dl")).containsText("US$588.00 paid, US$49.50 paid back");
        var revenue = chart("USD", "Revenue");
        assertThat(revenue.locator("bar-chart"))
                .hasAttribute("aria-label", Pattern.compile(".*Highest in January 2026: US\\$49\\.00"));
        revenue.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(revenue.locator("tbody tr")).hasCount(12);
        assertThat(revenue.locator("tbody tr").last()).containsText("December 2026");
        assertThat(revenue.locator("tbody tr").last()).containsText("-US$0.50");
        var dong = chart("VND", "Revenue");
        assertThat((String) dong.locator("bar-chart")
                        .evaluate("bars => bars.chart.scales.y.ticks.map(tick => tick.label).join()"))
                .isEqualToIgnoringCase("0,5M,10M,15M");
        dong.locator("summary").click();
        assertThat(dong.locator("tbody tr").first()).containsText("12,480,000");
        assertThat(dong.locator("tbody tr").last()).containsText("11,466,000");
        var churn = chart("USD", "Churn");
        churn.locator("summary").click();
        assertThat(churn.locator("tbody tr").first()).containsText("–");
        assertThat(churn.locator("tbody tr").last()).containsText("2.4%");
        assertThat(page.getByText("Table as CSV"))
                .hasAttribute(
                        "href", Pattern.compile(".*/subscription-orders/revenue\\.csv\\?from=2026-01&to=2026-12"));
    }

    @Test
    void periodIsInTheAddress() {
        open("&from=2026-01&to=2026-12");
        page.waitForCondition(() -> !service.requests(REVENUE).isEmpty());
        assertThat(service.requests(REVENUE).getLast().address().getQuery()).isEqualTo("from=2026-01&to=2026-12");
        page.getByText("24 months").click();
        assertThat(page).hasURL(Pattern.compile(".*tab=orders&view=revenue&from=20\\d\\d-\\d\\d&to=.*"));
        page.goBack();
        assertThat(page.getByLabel("From month")).hasValue("2026-01");
        page.getByLabel("To month").fill("2025-12");
        page.keyboard().press("Enter");
        assertThat(page.getByText("The last month is before the first.")).isVisible();
        page.getByLabel("From month").fill("2020-01");
        page.keyboard().press("Enter");
        assertThat(page.getByText("At most 36 months at once.")).isVisible();
        assertThat(service.requests(REVENUE))
                .noneMatch(request -> request.address().getQuery().contains("2025-12"));
    }

    @Test
    void failureIsExplainedAndASiteWithoutOrdersIsShown() {
        service.on(REVENUE, Answer.problem(503, "unavailable"));
        open("");
        assertThat(page.getByText("cannot be reached right now")).isVisible();
        service.on(REVENUE, Answer.ok("""
                {"from":"2026-01","to":"2026-12","timeZone":"UTC","asOf":"2026-12-31T10:00:00Z","currencies":[]}"""));
        page.getByText("12 months").click();
        assertThat(page.getByText("Nothing was paid for until then.")).isVisible();
        Axe.check(page, "no revenue");
    }

    @Test
    void periodInWhichMoneyOnlyWentBackIsNotEmpty() {
        service.on(REVENUE, Answer.ok("""
                {"from":"2026-12","to":"2026-12","timeZone":"UTC","asOf":"2026-12-31T10:00:00Z","currencies":[
                {"currency":"USD","months":[{"month":"2026-12","paid":0,"refunded":4.9,"revenue":-4.9,"newOrders":0,"renewals":0,
                "lapsed":0,"cancelled":1,"active":0,"churn":1}]}]}"""));
        open("");
        assertThat(chart("USD", "Revenue").getByText("Highest in December 2026: -US$4.90"))
                .isVisible();
        assertThat(chart("USD", "Begun and renewed")).containsText("Nothing in this period");
    }

    @ParameterizedTest
    @CsvSource({"360, DARK, vi", "768, LIGHT, en", "1440, DARK, en"})
    void nothingIsTooWideAndNoRuleIsBroken(int width, ColorScheme scheme, String language) {
        service.on(REVENUE, Answer.ok(revenue(36)));
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        open("&lang=" + language);
        assertThat(page.locator("order-revenue bar-chart canvas")).hasCount(10);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        page.locator("order-revenue summary").first().click();
        Axe.check(page, "revenue");
    }

    private void open(String query) {
        page.navigate(service.console() + "?tab=orders&view=revenue" + query);
        assertThat(page.locator("order-revenue form")).isVisible();
    }

    private Locator section(String currency) {
        return page.locator("order-revenue section").filter(new Locator.FilterOptions().setHasText(currency));
    }

    private Locator chart(String currency, String title) {
        return section(currency)
                .locator("figure")
                .filter(new Locator.FilterOptions().setHasText(title + " (" + currency + ")"));
    }

    private static String revenue(int months) {
        var last = YearMonth.parse("2026-12");
        return """
                {"from":"%s","to":"%s","timeZone":"Asia/Ho_Chi_Minh","asOf":"2026-12-31T10:00:00Z",
                "currencies":[{"currency":"USD","months":[%s]},{"currency":"VND","months":[%s]}]}""".formatted(
                        last.minusMonths(months - 1L),
                        last,
                        months(last, months, "49.00", "49.50"),
                        months(last, months, "12480000", "1014000"));
    }

    /** The last one with more money back than came in. */
    private static String months(YearMonth last, int count, String paid, String refunded) {
        return Stream.iterate(last.minusMonths(count - 1L), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> {
                    var back = month.equals(last) ? refunded : "0";
                    return """
                            {"month":"%s","paid":%s,"refunded":%s,"revenue":%s,"newOrders":4,"renewals":2,"lapsed":1,"cancelled":1,
                            "active":42,"churn":%s}""".formatted(
                                    month,
                                    paid,
                                    back,
                                    new BigDecimal(paid).subtract(new BigDecimal(back)),
                                    month.equals(last.minusMonths(count - 1L)) ? "null" : "0.0238");
                })
                .collect(Collectors.joining(","));
    }
}
