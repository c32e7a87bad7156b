package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics of a site in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleStatisticsIT {

    private static final String STATISTICS = "GET /admin/sites/vir/statistics";

    private final FakeService service;
    private final Page page;

    ConsoleStatisticsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"]}"))
                .on(STATISTICS, request -> Answer.ok(statistics(10)));
    }

    @Test
    void figuresAreSummedDrawnAndInTables() {
        open("");
        assertThat(summary("Comments")).containsText("100");
        assertThat(summary("Held")).containsText("20");
        assertThat(summary("Held")).containsText("20% of the comments");
        assertThat(summary("Wait for a decision")).containsText("15 min");
        assertThat(page.locator("site-statistics bar-chart canvas")).hasCount(4);
        // The policy of the console's page forbids it in markup.
        assertThat(page.locator("site-statistics [style]:not(canvas)")).hasCount(0);
        var time = page.locator("figure").filter(new Locator.FilterOptions().setHasText("Wait for a decision"));
        assertThat(time.locator("bar-chart"))
                .hasAttribute("aria-label", Pattern.compile(".*Highest on 2 January: 15 min"));
        time.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(time.locator("tbody tr")).hasCount(10);
        assertThat(time.locator("tbody tr").first()).containsText("–");
        assertThat(time.locator("tbody tr").nth(1)).containsText("15 min");
        assertThat(row("The ferry is back")).containsText("60");
        assertThat(row("rice")).containsText("40");
        assertThat(row("Anna")).containsText("75% of all");
        assertThat(row("Resembles comments that were marked as spam")).containsText("90%");
        assertThat(row("New provider")).containsText("none decided");
    }

    @Test
    void barsAreDrawnInTheColoursOfTheScheme() {
        emulate(ColorScheme.LIGHT);
        open("");
        assertThat(page.locator("site-statistics bar-chart canvas")).hasCount(4);
        page.waitForCondition(() -> pixels("rgb(31, 78, 121)") > 0);
        emulate(ColorScheme.DARK);
        page.waitForCondition(() -> pixels("rgb(156, 195, 230)") > 0);
        assertThat(pixels("rgb(31, 78, 121)")).isZero();
    }

    private void emulate(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Of a colour in the first chart. */
    private int pixels(String colour) {
        return (int) page.locator("bar-chart").first().evaluate("""
                (bars, colour) => {
                  const canvas = bars.renderRoot.querySelector('canvas');
                  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                  const [r, g, b] = colour.match(/\\d+/g).map(Number);
                  let count = 0;
                  for (let at = 0; at < data.length; at += 4) {
                    count += data[at] === r && data[at + 1] === g && data[at + 2] === b && data[at + 3] === 255;
                  }
                  return count;
                }""", colour);
    }

    @Test
    void periodIsInTheAddress() {
        open("&from=2026-01-01&to=2026-01-10");
        page.waitForCondition(() -> !service.requests(STATISTICS).isEmpty());
        assertThat(service.requests(STATISTICS).getLast().address().getQuery())
                .isEqualTo("from=2026-01-01&to=2026-01-10");
        page.getByText("7 days", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page).hasURL(Pattern.compile(".*tab=statistics&from=.*&to=.*"));
        page.goBack();
        assertThat(page.getByLabel("From")).hasValue("2026-01-01");
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2025-12-31");
        page.keyboard().press("Enter");
        assertThat(page.getByText("The last day is before the first.")).isVisible();
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2026-12-31");
        page.keyboard().press("Enter");
        assertThat(page.getByText("At most 92 days at once.")).isVisible();
        assertThat(service.requests(STATISTICS))
                .noneMatch(request -> request.address().getQuery().contains("12-31"));
    }

    @Test
    void failureIsExplainedAndAnEmptySiteIsShown() {
        service.on(STATISTICS, Answer.problem(503, "unavailable"));
        open("");
        assertThat(page.getByText("cannot be reached right now")).isVisible();
        service.on(STATISTICS, Answer.ok("""
                {"from":"2026-01-01","to":"2026-01-01","timeZone":"UTC","days":[{"day":"2026-01-01","comments":0,"held":0,
                "reports":0,"decisions":0,"secondsToDecision":null}],"articles":[],"moderators":[],"rules":[]}"""));
        page.getByText("30 days", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".tables").getByText("Nothing in this period.")).hasCount(3);
        Axe.check(page, "empty");
    }

    @ParameterizedTest
    @CsvSource({"360, DARK, vi", "768, LIGHT, en", "1440, DARK, en"})
    void nothingIsTooWideAndNoRuleIsBroken(int width, ColorScheme scheme, String language) {
        service.on(STATISTICS, Answer.ok(statistics(92)));
        page.setViewportSize(width, 900);
        emulate(scheme);
        open("&lang=" + language);
        assertThat(page.locator("h2")).hasText(language.equals("vi") ? "Thống kê" : "Statistics");
        assertThat(page.locator("site-statistics bar-chart canvas")).hasCount(4);
        // The policy of the console's page forbids it in markup.
        assertThat(page.locator("site-statistics [style]:not(canvas)")).hasCount(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        page.locator("summary").first().click();
        Axe.check(page, "charts");
    }

    private void open(String query) {
        page.navigate(service.console() + "?tab=statistics" + query);
        assertThat(page.locator("site-statistics form")).isVisible();
    }

    private Locator summary(String name) {
        return page.locator("site-statistics dl > div")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private Locator row(String name) {
        return page.locator(".tables tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static String statistics(int days) {
        var first = LocalDate.parse("2026-01-01");
        return """
                {"from":"2026-01-01","to":"%s","timeZone":"Asia/Ho_Chi_Minh","days":[%s],
                "articles":[{"article":"ferry","title":"The ferry is back","url":null,"comments":60},
                {"article":"rice","title":null,"url":null,"comments":40}],
                "moderators":[{"id":"m2","name":"Anna","decisions":75,"approved":50,"rejected":20,"spam":5,"deleted":0},
                {"id":"m1","name":"Mai","decisions":25,"approved":25,"rejected":0,"spam":0,"deleted":0}],
                "rules":[{"reason":"SPAM_SCORE","held":12,"approved":1,"rejected":9},
                {"reason":"NEW_PROVIDER","held":3,"approved":0,"rejected":0}]}""".formatted(
                        first.plusDays(days - 1L),
                        first.datesUntil(first.plusDays(days))
                                .map(day -> """
                                        {"day":"%s","comments":10,"held":2,"reports":1,"decisions":3,"secondsToDecision":%s}""".formatted(day, day.equals(first) ? "null" : "900"))
                                .collect(Collectors.joining(",")));
    }
}
