package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.SettingsPage.REASONS;
import static org.usersay.web.elements.SettingsPage.SCORE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A moderator edits the reasons of the site, and looks at its spam score. */
@ExtendWith(ChromiumExtension.class)
class ConsoleReasonsIT {

    private final FakeService service;
    private final Page page;
    private final SettingsPage settings;
    private final Locator rows;

    ConsoleReasonsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.settings = new SettingsPage(service, page);
        this.rows = page.locator(".reasons > li");
    }

    @Test
    void reasonIsAddedMovedAndSaved() {
        settings.open("&view=reasons");
        settings.button("Add a reason").click();
        page.keyboard().type("Đời tư");
        assertThat(rows.last().getByLabel("Code, for the API")).hasValue("doi-tu");
        rows.last().getByLabel("Statement, for the author of the comment").fill("Private life stays private.");
        settings.button("Move “Đời tư” up").press("Enter");
        assertThat(settings.button("Move “Đời tư” up")).isFocused();
        page.keyboard().press("Enter");
        assertThat(settings.button("Move “Đời tư” up")).isDisabled();
        assertThat(settings.button("Move “Đời tư” down")).isFocused();
        settings.button("Remove “Insult”").click();
        assertThat(rows).hasCount(2);
        assertThat(rows.last().getByLabel("Label, for moderators")).isFocused();
        page.getByLabel("Mail the statement to the author").check();
        assertThat(settings.status()).hasText("Changes are not saved.");
        settings.button("Save").click();
        assertThat(settings.status()).containsText("Saved.");
        assertThat(service.requests("PUT " + REASONS)).singleElement().satisfies(request -> {
            assertThat(request.version()).isEqualTo("\"of-the-answer\"");
            assertThat(request.body()).isEqualTo("""
                    {"items":[{"code":"doi-tu","label":"Đời tư","statement":"Private life stays private."},\
                    {"code":"off-topic","label":"Off topic","statement":"Why: Off topic."}],"mailStatements":true}""");
        });
    }

    @Test
    void wrongReasonIsSaidAtItsFieldAndNotSent() {
        settings.open("&view=reasons");
        rows.first().getByLabel("Code, for the API").fill("insult");
        rows.last().getByLabel("Statement, for the author of the comment").fill("  ");
        settings.button("Save").click();
        assertThat(rows.first().getByLabel("Code, for the API")).isFocused();
        assertThat(rows.first()).containsText("Another reason has this code.");
        assertThat(rows.last()).containsText("Enter 1 to 500 characters.");
        rows.first().getByLabel("Code, for the API").fill("Not A Code");
        assertThat(rows.first()).containsText("small letters, digits and hyphens");
        assertThat(settings.saved(REASONS)).isEmpty();
        settings.button("Discard changes").click();
        assertThat(rows.first().getByLabel("Code, for the API")).hasValue("off-topic");
    }

    @Test
    void reasonsThatSomebodyElseSavedAreNotOverwrittenUnseen() {
        settings.open("&view=reasons");
        rows.first().getByLabel("Label, for moderators").fill("Mine");
        service.on("PUT " + REASONS, Answer.problem(412, "precondition-failed"))
                .on("GET " + REASONS, Answer.ok(SettingsPage.reasons("Theirs")));
        settings.button("Save").click();
        assertThat(settings.field("overtaken")).isFocused();
        assertThat(settings.field("overtaken")).containsText("Theirs");
        assertThat(rows.first().getByLabel("Label, for moderators")).hasValue("Mine");
        settings.button("Discard changes").click();
        assertThat(rows).hasCount(1);
        assertThat(rows.first().getByLabel("Label, for moderators")).hasValue("Theirs");
        assertThat(settings.saved(REASONS)).hasSize(1);
    }

    @Test
    void unsavedReasonsOutliveAnotherView() {
        settings.open("&view=reasons");
        rows.first().getByLabel("Label, for moderators").fill("Mine");
        page.locator(".views a").getByText("Spam score").click();
        assertThat(page).hasURL(Pattern.compile("view=spam$"));
        page.goBack();
        assertThat(rows.first().getByLabel("Label, for moderators")).hasValue("Mine");
    }

    @Test
    void scoreIsExplainedAndStartsOverWhenAskedTwice() {
        settings.open("&view=spam");
        assertThat(page.locator(".figures div")).hasText(new Pattern[] {
            Pattern.compile("Marked as spam\\s*143"),
            Pattern.compile("Approved\\s*811"),
            Pattern.compile("Precision\\s*95%\\s*of what it took for spam was spam"),
            Pattern.compile("Recall\\s*50%\\s*of the spam was found")
        });
        assertThat(page.locator("tbody tr").first()).containsText("spam, 99%");
        assertThat(page.locator("tbody tr").last()).containsText("no spam, 97%");
        settings.button("Start over…").click();
        assertThat(settings.button("Cancel")).isFocused();
        page.keyboard().press("Escape");
        assertThat(service.requests("DELETE " + SCORE)).isEmpty();
        service.on("DELETE " + SCORE, new Answer(204, ""))
                .on(
                        "GET " + SCORE,
                        Answer.ok("{\"spam\":0,\"ham\":0,\"needed\":10,\"active\":false,\"precision\":null,"
                                + "\"recall\":null,\"words\":[]}"));
        settings.button("Start over…").click();
        assertThat(settings.dialog()).containsText("954 decisions");
        settings.button("Forget everything").click();
        assertThat(page.getByText("The score has started over.")).isVisible();
        assertThat(page.getByText("it needs 10 approved comments")).isVisible();
        assertThat(settings.button("Start over…")).isDisabled();
        assertThat(service.requests("DELETE " + SCORE)).hasSize(1);
    }

    @Test
    void readersAndStaffHaveNoSettings() {
        service.on("GET /me", Answer.ok("{\"id\":\"s1\",\"name\":\"Sam\",\"roles\":[\"READER\",\"STAFF\"]}"));
        page.navigate(service.console() + "?tab=settings");
        assertThat(page.locator("h2")).hasText("Subscription orders");
        assertThat(page.locator("site-settings")).hasCount(0);
    }
}
