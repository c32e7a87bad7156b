package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.SettingsPage.SETTINGS;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A moderator changes the settings of the site, and sees before what they would do. */
@ExtendWith(ChromiumExtension.class)
class ConsoleSettingsIT {

    private final FakeService service;
    private final Page page;
    private final SettingsPage settings;

    ConsoleSettingsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.settings = new SettingsPage(service, page);
    }

    @Test
    void changeIsSeenAndSavedAsItWasRead() {
        settings.open("");
        assertThat(settings.status()).hasText("Everything is saved.");
        assertThat(settings.button("Save")).isDisabled();
        assertThat(settings.field("linkLimit-effect")).containsText("more than 5 of these");
        settings.field("linkLimit").fill("2");
        assertThat(settings.field("linkLimit-effect")).containsText("more than 2 of these");
        assertThat(settings.status()).hasText("Not saved: Links and images");
        settings.button("Save").click();
        assertThat(settings.status()).containsText("Saved.");
        assertThat(service.requests("PUT " + SETTINGS)).singleElement().satisfies(request -> {
            assertThat(request.version()).isEqualTo("\"of-the-answer\"");
            assertThat(request.body()).isEqualTo(SettingsPage.settings("\"casino\",\"lừa đảo\"", 2));
        });
    }

    @Test
    void discardedChangeLeavesTheFormAsItIsSaved() {
        settings.open("");
        settings.field("editWindowMinutes").fill("0");
        assertThat(settings.field("editWindowMinutes-effect")).hasText("Off: comments cannot be edited.");
        page.getByLabel("Every comment waits for a moderator").check();
        assertThat(settings.status()).hasText("Not saved: Moderation, Editing, in minutes");
        settings.button("Discard changes").click();
        assertThat(settings.field("editWindowMinutes")).hasValue("15");
        assertThat(page.getByLabel("Comments appear at once")).isChecked();
        assertThat(settings.saved(SETTINGS)).isEmpty();
    }

    @Test
    void numberOutOfRangeIsSaidAtItsFieldAndNotSent() {
        settings.open("");
        for (var wrong : List.of("101", "-1", "1.5", "many", "1e3")) {
            settings.field("linkLimit").fill(wrong);
            assertThat(settings.problem("linkLimit")).hasText("Enter a whole number from 0 to 100, or nothing.");
        }
        settings.field("linkLimit").fill("");
        assertThat(settings.problem("linkLimit")).hasText("");
        settings.field("newcomerComments").fill("");
        assertThat(settings.field("newcomerComments")).hasAttribute("aria-invalid", "true");
        assertThat(settings.button("Try now")).isDisabled();
        settings.button("Save").click();
        assertThat(settings.field("newcomerComments")).isFocused();
        assertThat(settings.saved(SETTINGS)).isEmpty();
    }

    @Test
    void refusedFieldShowsItsProblem() {
        service.on("PUT " + SETTINGS, new Answer(400, """
                {"type":"/problems/invalid-request","title":"The request is not valid","status":400,"errors":[
                {"pointer":"/reportsToHold","detail":"must be less"},{"pointer":"/heldWords/1","detail":"must be short"}]}"""));
        settings.open("");
        settings.field("reportsToHold").fill("7");
        settings.button("Save").click();
        assertThat(settings.problem("reportsToHold")).hasText("must be less");
        assertThat(settings.heldWords()).containsText("“lừa đảo”: must be short");
        assertThat(settings.field("reportsToHold")).isFocused();
        assertThat(page.locator(".bar-of-changes [role=alert]")).containsText("Nothing was saved.");
        settings.field("reportsToHold").fill("6");
        assertThat(settings.problem("reportsToHold")).hasText("");
    }

    @Test
    void changeOfAnotherModeratorIsTakenInAndNotOverwritten() {
        settings.open("");
        settings.field("linkLimit").fill("3");
        settings.heldWords().getByLabel("Remove “casino”").click();
        settings.heldWords().locator("#entry").fill("mine");
        page.keyboard().press("Enter");
        service.on("PUT " + SETTINGS, Answer.problem(412, "precondition-failed"))
                .on(
                        "GET " + SETTINGS,
                        Answer.ok(SettingsPage.settings("\"casino\",\"lừa đảo\",\"theirs\"", 4)
                                .replace("\"guests\":false", "\"guests\":true")));
        settings.button("Save").click();
        assertThat(settings.field("overtaken")).isFocused();
        assertThat(settings.field("overtaken"))
                .containsText("taken into the form: Guests may comment, Links and images, Words that hold a comment");
        assertThat(settings.field("overtaken")).containsText("Changed by both of you: Links and images");
        assertThat(page.getByLabel("Guests may comment")).isChecked();
        assertThat(settings.field("linkLimit")).hasValue("3");
        service.on("PUT " + SETTINGS, request -> Answer.ok(request.body()));
        settings.button("Save").click();
        assertThat(settings.status()).containsText("Saved.");
        assertThat(settings.saved(SETTINGS).getLast())
                .contains("\"heldWords\":[\"lừa đảo\",\"theirs\",\"mine\"]", "\"linkLimit\":3", "\"guests\":true");
    }

    @Test
    void settingsThatHoldNearlyEverythingAreAskedAbout() {
        settings.open("");
        settings.field("linkLimit").fill("0");
        settings.button("Save").click();
        assertThat(settings.dialog()).containsText("of the latest 20 comments 2 would wait for a moderator");
        assertThat(settings.button("Back to the form")).isFocused();
        page.keyboard().press("Enter");
        assertThat(settings.dialog()).isHidden();
        assertThat(settings.saved(SETTINGS)).isEmpty();
        assertThat(settings.trial()).containsText("Nearly everything would be caught");
        settings.button("Save").click();
        settings.button("Save all the same").click();
        assertThat(settings.status()).containsText("Saved.");
        assertThat(settings.saved(SETTINGS)).hasSize(1);
    }

    @Test
    void settingsThatCouldNotBeTriedAreAskedAbout() {
        service.on("POST " + SETTINGS + "/trial", Answer.problem(503, "unavailable"));
        settings.open("");
        settings.field("linkLimit").fill("4");
        settings.button("Save").click();
        assertThat(settings.dialog()).containsText("could not be tried");
        settings.button("Save all the same").click();
        assertThat(settings.status()).containsText("Saved.");
    }

    @Test
    void unsavedChangesOutliveAnotherTabAndAreAskedAboutWhenThePageIsLeft() {
        settings.open("");
        settings.field("linkLimit").fill("4");
        page.locator("nav button").getByText("Comments").click();
        assertThat(page.locator("comment-queue")).isVisible();
        page.goBack();
        assertThat(settings.field("linkLimit")).hasValue("4");
        assertThat(settings.status()).hasText("Not saved: Links and images");
        var asked = new AtomicBoolean();
        page.onDialog(dialog -> {
            asked.set(dialog.type().equals("beforeunload"));
            dialog.dismiss();
        });
        page.evaluate("setTimeout(() => location.reload())");
        page.waitForCondition(asked::get);
        settings.button("Discard changes").click();
        assertThat(settings.status()).hasText("The changes are discarded.");
    }

    @Test
    void trialShowsWhatWouldBeCaughtAndWhatNoLonger() {
        settings.open("");
        settings.field("linkLimit").fill("0");
        settings.button("Try now").click();
        assertThat(settings.trial())
                .containsText("2 of the latest 20 comments would wait for a moderator, 1 would be refused.");
        assertThat(settings.trial().locator(".effects li")).hasText(new String[] {
            "1 more would wait – Written by a guest (1), Contains many links (1)",
            "1 more would be refused – Contains a word from the list (1)"
        });
        var first = settings.trial().locator(".tried > li").first();
        assertThat(first).containsText("Reader 2");
        assertThat(first.locator(".badge")).hasText("new");
        assertThat(first.locator("mark")).hasText(new String[] {"cas", "ino", "this"});
        assertThat(first).containsText("Contains many links");
        assertThat(settings.trial().locator(".tried > li").last().locator(".badge"))
                .hasCount(0);
        settings.field("linkLimit").fill("7");
        assertThat(settings.trial()).containsText("The settings have changed since this trial.");
        settings.button("Try again").click();
        assertThat(settings.trial()).containsText("0 of the latest 20");
        assertThat(settings.trial().locator(".effects li"))
                .hasText("1 would no longer be caught – Contains many links (1)");
        assertThat(settings.trial().locator("[aria-pressed=true]")).hasText("No longer caught 1");
        assertThat(settings.trial().locator(".tried > li")).containsText("Reader 1");
        settings.field("linkLimit").fill("6");
        settings.button("Try again").click();
        assertThat(settings.trial()).containsText("The saved settings do the same.");
        settings.button("Discard changes").click();
        settings.button("Try again").click();
        assertThat(settings.trial().locator(".effects li")).hasText("Would wait: 1 – Contains many links (1)");
        assertThat(settings.saved(SETTINGS)).isEmpty();
    }

    @Test
    void textIsTestedByTheSettingsOfTheForm() {
        service.on("POST " + SETTINGS + "/test", Answer.ok("""
                {"verdict":"HELD","reasons":["WORDS"],"matches":["casino"],"html":"<p>The <em>ca</em>sino.</p>"}"""));
        settings.open("");
        settings.field("linkLimit").fill("4");
        settings.field("text").fill("The *ca*sino.");
        page.getByLabel("Written by").selectOption("GUEST");
        page.locator("#text").press("Control+Enter");
        var result = page.locator("text-test .result");
        assertThat(result).containsText("It would wait for a moderator.");
        assertThat(result).containsText("Contains a word from the list");
        assertThat(result.locator(".prose mark")).hasText(new String[] {"ca", "sino"});
        assertThat(service.requests("POST " + SETTINGS + "/test").getFirst().body())
                .contains("\"text\":\"The *ca*sino.\"", "\"author\":\"GUEST\"", "\"linkLimit\":4");
        settings.field("linkLimit").fill("3");
        assertThat(result).containsText("The settings have changed since this test.");
        service.on("POST " + SETTINGS + "/test", new Answer(400, """
                {"type":"/problems/invalid-request","title":"Not valid","status":400,"errors":[
                {"pointer":"/text","detail":"at most 5000 characters"}]}"""));
        settings.button("Test").click();
        assertThat(settings.field("test-error")).hasText("at most 5000 characters");
    }

    @Test
    void focusFollowsTheOrderOfTheForm() {
        settings.open("");
        page.getByLabel("Comments appear at once").focus();
        var order = new ArrayList<String>();
        for (int key = 0; key < 16; key++) {
            page.keyboard().press("Tab");
            order.add(String.valueOf(page.evaluate("""
                    () => {
                      let focused = document.activeElement;
                      while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
                      return focused.id || focused.name || focused.type || focused.textContent.trim();
                    }""")));
        }
        assertThat(order)
                .startsWith(
                        "guests",
                        "newcomerComments",
                        "linkLimit",
                        "spamScoreToHold",
                        "repeatsByAuthor",
                        "repeatsByOthers",
                        "reportsToHold",
                        "entry",
                        "submit",
                        "file",
                        "button");
    }

    @Test
    void settingsThatCannotBeReadAreAskedForAgain() {
        service.on("GET " + SETTINGS, Answer.problem(503, "unavailable"));
        page.navigate(service.console() + "?tab=settings");
        assertThat(page.locator("screening-settings [role=alert]")).not().hasText("");
        service.on("GET " + SETTINGS, Answer.ok(SettingsPage.settings("", 5)));
        settings.button("Try again").click();
        assertThat(settings.field("linkLimit")).hasValue("5");
    }
}
