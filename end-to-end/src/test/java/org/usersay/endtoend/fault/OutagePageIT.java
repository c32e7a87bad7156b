package org.usersay.endtoend.fault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.page.ReaderPages;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Pages in the browser while a service is down. */
@InBrowser
@ExtendWith(RunningSystem.class)
class OutagePageIT {

    // One for each test, not read before: the gateway shows cached answers although a service is
    // down.
    private static final String WITHOUT_COMMENTS = "/articles/mangrove-credits-patience";
    private static final String WITHOUT_STARS = "/articles/office-landlords-smaller-floors";
    private static final String WRITING = "/articles/publish-tables-not-pictures";

    private final Usersay usersay;
    private final Browsers browsers;

    OutagePageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @AfterEach
    void restartEverything() {
        usersay.startWhatIsMissing();
    }

    @Test
    void pageShowsThatCommentsAreUnavailableAndRecovers() {
        usersay.kill(Part.COMMENTS);
        Page page = browsers.open(Screen.PHONE, usersay.gateway());
        page.navigate(WITHOUT_COMMENTS);
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.getByText("Comments cannot be shown right now.")).isVisible();
        assertThat(page.locator(".story star-rating")).containsText("You have not voted yet.");
        Screenshots.take(page, "outage-comments", Screen.PHONE);

        usersay.start(Part.COMMENTS);
        button(page, "Try again").click();
        assertThat(page.getByText("Comments cannot be shown right now.")).isHidden();
        assertThat(page.locator("user-say h2")).containsText("user say");
    }

    @Test
    void pageShowsThatStarsAreUnavailableAndRecovers() {
        usersay.kill(Part.RATINGS);
        Page page = browsers.open(Screen.PHONE, usersay.gateway());
        page.navigate(WITHOUT_STARS);
        assertThat(page.getByText("The stars cannot be shown right now.")).isVisible();
        assertThat(page.locator("user-say h2")).containsText("user say");

        usersay.start(Part.RATINGS);
        button(page, "Try again").click();
        assertThat(page.getByText("The stars cannot be shown right now.")).isHidden();
    }

    @Test
    void aCommentThatCannotBeStoredStaysInTheForm() {
        Page page = browsers.open(Screen.PHONE, usersay.gateway());
        ReaderPages.register(page, usersay, "Linh");
        page.navigate(WRITING);
        field(page, "Your comment").fill("Please keep these words.");
        usersay.kill(Part.COMMENTS);
        button(page, "Post comment").click();
        assertThat(page.getByText("The service cannot be reached right now.")).isVisible();
        assertThat(field(page, "Your comment")).hasValue("Please keep these words.");

        usersay.start(Part.COMMENTS);
        button(page, "Post comment").click();
        assertThat(page.getByText("Your comment has been published.")).isVisible();
    }
}
