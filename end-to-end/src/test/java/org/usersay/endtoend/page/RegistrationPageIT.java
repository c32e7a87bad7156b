package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@InBrowser
@ExtendWith(RunningSystem.class)
class RegistrationPageIT {

    private static final String NEW_PASSWORD = "new lantern 58 harbour";

    private final Usersay usersay;
    private final Browsers browsers;

    RegistrationPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void aReaderRegistersSignsOutAndInAgain(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        List<String> errors = Browsers.errorsOf(page);
        String email = ReaderPages.register(page, usersay, "Linh");
        Assertions.assertThat(page.url()).doesNotContain("token");

        page.navigate("/registration");
        assertThat(page.getByText("Signed in as Linh")).isVisible();
        page.locator("reader-registration").getByText("Sign out").click();
        ReaderPages.signIn(page, email, Readers.PASSWORD);
        page.reload();
        assertThat(page.getByText("Signed in as Linh")).isVisible();
        Screenshots.take(page, "registration-signed-in", screen);
        // A page finds out by a 401 that it has no session.
        Assertions.assertThat(errors).allMatch(error -> error.contains("401"));
    }

    @ParameterizedTest
    @EnumSource
    void aForgottenPasswordIsReplaced(Screen screen) {
        Readers.Account reader = usersay.readers().signedIn("Minh");
        Page page = browsers.open(screen, usersay.gateway());
        page.navigate("/registration");
        Screenshots.take(page, "registration", screen);
        button(page, "I have an account").click();
        button(page, "Forgotten password").click();
        field(page, "E-mail").fill(reader.email());
        button(page, "Send the link").click();
        assertThat(page.getByText("If we know " + reader.email())).isVisible();

        page.navigate(usersay.mailbox().waitFor(reader.email(), "/reset?token=").link("reset"));
        field(page, "Password").fill(NEW_PASSWORD);
        button(page, "Set new password").click();
        assertThat(page.getByText("Your new password is set")).isVisible();
        ReaderPages.signIn(page, reader.email(), NEW_PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void usedLinkIsExplained(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        String email = ReaderPages.register(page, usersay, "Hoa");
        Page other = browsers.open(screen, usersay.gateway());
        other.navigate(usersay.mailbox().waitFor(email, "/confirm?token=").link("confirm"));
        button(other, "Confirm my address").click();
        assertThat(other.getByText("This link is no longer valid")).isVisible();
    }

    @Test
    void confirmingInAnotherTabReachesTheFirstOne() {
        Page first = browsers.open(Screen.DESKTOP, usersay.gateway());
        first.navigate(ReaderPages.story(first, Article.fresh(), ""));
        String words = "Written before the registration.";
        button(first, "Sign in or register").click();
        button(first, "Create account").click();
        String email = Readers.freshAddress();
        field(first, "Name shown with your comments").fill("Lan");
        field(first, "E-mail").fill(email);
        field(first, "Password").fill(Readers.PASSWORD);
        button(first, "Create account").click();
        assertThat(first.getByText("Please look into your mailbox")).isVisible();

        Page second = first.context().newPage();
        second.navigate(usersay.mailbox().waitFor(email, "/confirm?token=").link("confirm"));
        button(second, "Confirm my address").click();
        assertThat(second.getByText("You are signed in.")).isVisible();
        field(first, "Your comment").fill(words);
        button(first, "Post comment").click();
        assertThat(first.getByText(words)).isVisible();
    }
}
