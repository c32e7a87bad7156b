package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit trail in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleAuditIT {

    private static final String AUDIT = "GET /admin/sites/vir/audit";
    private static final String COMMENT = "01980000-0000-7000-8000-000000000001";

    private final FakeService service;
    private final Page page;

    ConsoleAuditIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"]}"))
                .on(AUDIT, request -> Answer.ok(found(request)))
                .on(AUDIT + "/check", Answer.ok("{\"lines\":1204,\"hash\":\"9f86d081\",\"brokenAt\":null}"))
                .on("GET /comments/" + COMMENT, Answer.ok("""
                        {"id":"%s","article":"story","author":{"id":"r1","name":"Khanh"},"state":"REJECTED",
                        "html":"<p>Words that were rejected.</p>"}""".formatted(COMMENT)));
    }

    @Test
    void linesSayWhoDidWhatAndTheChainIsChecked() {
        open("");
        assertThat(lines()).hasCount(3);
        assertThat(lines().first()).containsText(Pattern.compile("Anna\\s+rejected\\s+a comment"));
        assertThat(lines().first()).containsText("Not about the article.");
        assertThat(lines().nth(1)).containsText(Pattern.compile("Mai\\s+changed\\s+the moderation settings"));
        assertThat(lines().nth(2)).containsText(Pattern.compile("Mai: Something new, x9"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The chain is intact: 1,204 lines");
        assertThat(lines().nth(1).getByText("the moderation settings"))
                .hasAttribute("href", Pattern.compile(".*tab=settings.*"));
    }

    @Test
    void searchIsInTheAddressAndGoesBack() {
        open("&action=REJECT");
        assertThat(lines()).hasCount(1);
        page.getByLabel("Id of a comment, reader or article").fill(" .*{$ne} ");
        page.getByLabel("From").fill("2026-01-07");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*target=\\.\\*.*"));
        assertThat(page.getByText("Nothing was found.")).isVisible();
        assertThat(last().getQuery()).contains("action=REJECT", "target=.*{$ne}", "from=2026-01-0", ":00.000Z");
        page.goBack();
        assertThat(lines()).hasCount(1);
        page.getByText("Clear the search").click();
        assertThat(lines()).hasCount(3);
        lines().first().getByText("Anna").click();
        assertThat(lines()).hasCount(1);
        assertThat(page.locator("select[name=actor]")).hasValue("m2");
    }

    @Test
    void commentIsShownInPlaceByTheKeyboard() {
        open("");
        var comment = lines().first().getByRole(AriaRole.BUTTON);
        comment.focus();
        page.keyboard().press("Enter");
        assertThat(lines().first()).containsText("Words that were rejected.");
        assertThat(comment).hasAttribute("aria-expanded", "true");
        Axe.check(page, "comment");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Words that were rejected.")).hasCount(0);
        service.on("GET /comments/" + COMMENT, Answer.problem(404, "not-found"));
        page.keyboard().press("Enter");
        assertThat(page.getByText("The comment is no longer there.")).isVisible();
    }

    @Test
    void searchIsExportedAndABreakIsShown() {
        service.on(AUDIT + "/check", Answer.ok("{\"lines\":4,\"hash\":\"x\",\"brokenAt\":5}"))
                .on(AUDIT + ".csv", Answer.ok("number"));
        open("&action=REJECT");
        page.getByText("Check the chain").click();
        assertThat(page.getByText("The chain breaks at line 5")).isVisible();
        Axe.check(page, "broken");
        page.getByText("CSV", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForCondition(() -> !service.requests(AUDIT + ".csv").isEmpty());
        assertThat(service.requests(AUDIT + ".csv").getFirst().address().getQuery())
                .isEqualTo("action=REJECT");
    }

    @Test
    void refusedSearchIsExplained() {
        service.on(AUDIT, Answer.problem(400, "invalid-request"));
        open("&from=x");
        assertThat(page.locator("audit-list [role=alert]")).not().hasText("");
        assertThat(lines()).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT, vi", "768, DARK, en", "1440, LIGHT, en"})
    void nothingIsTooWideAndNoRuleIsBroken(int width, ColorScheme scheme, String language) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        open("&lang=" + language);
        assertThat(lines()).hasCount(3);
        assertThat(page.locator("h2")).hasText(language.equals("vi") ? "Nhật ký" : "Audit");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        Axe.check(page, "lines");
    }

    private void open(String query) {
        page.navigate(service.console() + "?tab=audit" + query);
        assertThat(page.locator("audit-list form")).isVisible();
    }

    private Locator lines() {
        return page.locator("audit-list li");
    }

    private URI last() {
        return service.requests(AUDIT).getLast().address();
    }

    private static String found(Request request) {
        var query = String.valueOf(request.address().getQuery());
        var all = List.of(
                line(3, "m2", "Anna", "REJECT", COMMENT, "off-topic: Not about the article."),
                line(2, "m1", "Mai", "SETTINGS", "moderation-settings", "mode: POSTMODERATED -> PREMODERATED"),
                line(1, "m1", "Mai", "SOMETHING_NEW", "x9", ""));
        var shown = query.contains("target=")
                ? List.<String>of()
                : all.stream()
                        .filter(line -> !query.contains("action=REJECT") || line.contains("REJECT"))
                        .filter(line -> !query.contains("actor=m2") || line.contains("\"m2\""))
                        .toList();
        return "{\"items\":[" + String.join(",", shown) + "],\"next\":null}";
    }

    private static String line(int number, String actor, String name, String action, String target, String detail) {
        return """
                {"number":%d,"at":"2026-01-07T1%1$d:01:00.000Z","actor":"%s","actorName":"%s","action":"%s",\
                "target":"%s","detail":"%s","previous":"","hash":"h"}""".formatted(number, actor, name, action, target, detail);
    }
}
