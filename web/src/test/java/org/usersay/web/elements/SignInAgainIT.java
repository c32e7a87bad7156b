package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.RATING;
import static org.usersay.web.elements.Samples.SIGNED_OUT;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.rating;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What readers began before they signed in, or while their session ended, goes on after the sign-in. */
@ExtendWith(ChromiumExtension.class)
class SignInAgainIT {

    private static final String COMMENTS = "<user-say site=\"vir\" article=\"story\"></user-say>";
    private static final String STARS = "<star-rating site=\"vir\" article=\"story\"></star-rating>";

    private final FakeService service;
    private final Page page;

    SignInAgainIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", SIGNED_OUT)
                .on("POST /session/refresh", SIGNED_OUT)
                .on("POST /session", request -> {
                    service.on("GET /me", LINH);
                    return Answer.ok("{}");
                })
                .on("GET " + THREAD, thread(comment("c1", "Minh", "<p>Snow</p>")))
                .on("GET " + THREAD + "/mine", Answer.ok("{\"votes\":{},\"held\":[]}"))
                .on("GET /me/ignored-readers", Answer.ok("{\"items\":[]}"))
                .on("GET " + RATING, Answer.ok(rating("\"4\":1", 1, 4.0)))
                .on("GET " + RATING + "/mine", Answer.ok("{\"stars\":null}"));
    }

    @Test
    void wordsAreBackAfterTheSessionHasEnded() {
        service.on("GET /me", LINH).on("POST " + THREAD, SIGNED_OUT);
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByLabel("Your comment").fill("Ice on the river");
        button("Post comment").click();
        assertThat(page.getByText("Your session has ended. Sign in, and your words are back."))
                .isVisible();
        service.on("POST " + THREAD, new Answer(201, comment("c2", "Linh", "<p>Ice on the river</p>")));
        signIn();
        assertThat(page.getByLabel("Your comment")).hasValue("Ice on the river");
        button("Post comment").click();
        assertThat(page.getByText("Ice on the river").first()).isVisible();
        assertThat(page.getByLabel("Your comment")).hasValue("");
    }

    @Test
    void registrationWithinTheConversationAsksForItsConditions() {
        page.navigate(service.pageWith(
                "en", COMMENTS.replaceFirst("<user-say", "<user-say privacy=\"https://news.example/privacy\"")));
        page.getByText("Reply", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("reader-registration").getByText("Create account").click();
        assertThat(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("I have read the privacy notice.")))
                .hasAttribute("href", "https://news.example/privacy");
    }

    @Test
    void wordsSurviveAReload() {
        service.on("GET /me", LINH);
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByLabel("Your comment").fill("Ice on the river");
        page.reload();
        assertThat(page.getByLabel("Your comment")).hasValue("Ice on the river");
    }

    @Test
    void replyOpensAfterTheSignIn() {
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByText("Reply", new Page.GetByTextOptions().setExact(true)).click();
        signIn();
        assertThat(page.getByLabel("Reply to Minh")).isVisible();
    }

    @Test
    void starsAreGivenAfterTheSignIn() {
        service.on("PUT " + RATING + "/mine", SIGNED_OUT);
        page.navigate(service.pageWith("en", STARS));
        page.locator("label")
                .filter(new Locator.FilterOptions().setHasText("Promising"))
                .click();
        button("Sign in or register").click();
        service.on("PUT " + RATING + "/mine", Answer.ok(rating("\"2\":1,\"4\":1", 2, 3.0)));
        signIn();
        assertThat(page.getByText("Thank you, your vote counts.")).isVisible();
        assertThat(page.getByText("Your vote: 2 of 5")).isVisible();
        assertThat(page.locator("reader-registration")).hasCount(0);
        assertThat(service.requests("PUT " + RATING + "/mine")).hasSize(2);
    }

    @Test
    void mailIsSentAgainToTheNamedAddress() {
        service.on("POST /accounts", new Answer(202, "{}"));
        page.navigate(service.pageWith("en", "<reader-registration site=\"vir\"></reader-registration>"));
        page.getByLabel("Name shown with your comments").fill("Linh");
        page.getByLabel("E-mail").fill("linh@example.org");
        page.getByLabel("Password").fill("a long password");
        button("Create account").click();
        assertThat(page.getByText("the link in our mail to linh@example.org")).isVisible();
        button("Send again").click();
        assertThat(page.getByText("Sent again to linh@example.org.")).isVisible();
        assertThat(service.requests("POST /accounts")).hasSize(2);
        button("Use another address").click();
        assertThat(page.getByLabel("E-mail")).hasValue("");
    }

    private void signIn() {
        page.getByLabel("E-mail").fill("linh@example.org");
        page.getByLabel("Password").fill("a long password");
        page.locator("reader-registration form button.main").click();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
