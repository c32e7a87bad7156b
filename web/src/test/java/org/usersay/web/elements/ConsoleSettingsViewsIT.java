package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.SettingsPage.SETTINGS;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the console on each screen, in both languages. */
@ExtendWith(ChromiumExtension.class)
class ConsoleSettingsViewsIT {

    private final FakeService service;
    private final Page page;
    private final SettingsPage settings;

    ConsoleSettingsViewsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.settings = new SettingsPage(service, page);
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT, en", "360, DARK, vi"})
    void noStateHasViolationsOrIsWiderThanTheScreen(int width, ColorScheme scheme, String language) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        service.on("POST " + SETTINGS + "/test", Answer.ok("""
                {"verdict":"REFUSED","reasons":["WORDS"],"matches":["casino"],"html":"<p>The casino.</p>"}"""));
        settings.open("&lang=" + language);
        check("form", width);
        settings.field("linkLimit").fill("x");
        check("problem", width);
        settings.field("linkLimit").fill("0");
        settings.field("text").fill("casino");
        settings.field("text").press("Control+Enter");
        assertThat(page.locator("text-test .result")).isVisible();
        settings.trial().locator("button").first().click();
        assertThat(settings.trial().locator(".tried")).isVisible();
        check("trial and test", width);
        settings.heldWords()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("a.txt", "text/plain", "one\ntwo\n--".getBytes(StandardCharsets.UTF_8)));
        settings.dialog().locator("summary").click();
        check("import", width);
        settings.dialog().locator(".main").click();
        page.locator(".bar-of-changes .main").click();
        assertThat(settings.dialog()).isVisible();
        check("warning", width);
        service.on("PUT " + SETTINGS, Answer.problem(412, "precondition-failed"));
        settings.dialog().locator(".main").click();
        assertThat(settings.field("overtaken")).isVisible();
        check("overtaken", width);

        settings.open("&view=reasons&lang=" + language);
        page.locator("#add").click();
        page.locator(".bar-of-changes .main").click();
        check("reasons", width);
        page.locator(".bar-of-changes button").last().click();
        settings.open("&view=spam&lang=" + language);
        check("score", width);
        page.locator("section button").last().click();
        check("start over", width);
    }

    private void check(String state, int width) {
        Axe.check(page, state);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(state)
                .isEqualTo(width);
    }
}
