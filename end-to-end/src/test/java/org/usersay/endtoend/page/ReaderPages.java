package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.Usersay;

/** Buttons and fields by their visible names. */
public final class ReaderPages {

    public static final String HARBIN = "/articles/global-mayors-dialogue-harbin";

    private ReaderPages() {}

    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** A comment in the list of the console. */
    static Locator queued(Page desk, String words) {
        return desk.locator("comment-queue [role=option]")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    public static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Registers by the form, follows the mail and presses the button; the result is the address. */
    public static String register(Page page, Usersay usersay, String name) {
        String email = Readers.freshAddress();
        page.navigate("/registration");
        field(page, "Name shown with your comments").fill(name);
        field(page, "E-mail").fill(email);
        field(page, "Password").fill(Readers.PASSWORD);
        button(page, "Create account").click();
        assertThat(page.getByText("Please look into your mailbox")).isVisible();

        page.navigate(usersay.mailbox().waitFor(email, "/confirm?token=").link("confirm"));
        button(page, "Confirm my address").click();
        assertThat(page.getByText("You are signed in.")).isVisible();
        return email;
    }

    public static void signIn(Page page, String email, String password) {
        field(page, "E-mail").fill(email);
        field(page, "Password").fill(password);
        button(page, "Sign in").click();
        // In the menu of the console on a phone.
        assertThat(page.getByText("Signed in as")).isAttached();
    }

    /** Opens the console's menu where the screen is too narrow for its desks. */
    public static void openMenu(Page console, Screen screen) {
        if (screen == Screen.PHONE) {
            console.locator("button.menu").click();
        }
    }

    /** Signs in without the form, for tests of what comes after. */
    public static void signIn(Page page, Usersay usersay, Account account) {
        RequestOptions session = RequestOptions.create()
                .setHeader("Origin", usersay.gateway().toString())
                .setHeader("X-Usersay", "1")
                .setData(Map.of("email", account.email(), "password", Readers.PASSWORD));
        assertThat(page.request().post("/api/v1/session", session)).isOK();
    }

    /** A page about any article, so that a test has a conversation and stars to itself. */
    public static String story(Page page, Article article, String attributes) {
        String path = "/articles/" + article.id();
        String html = """
                <!doctype html><html lang="en"><head><title>A story of its own</title>
                <meta name="viewport" content="width=device-width"><script type="module" src="/usersay.js"></script>
                </head><body><main><h1>A story of its own</h1>
                <star-rating structured-data site="%s" article="%s"></star-rating>
                <user-say live %s site="%s" article="%s"></user-say></main></body></html>
                """.formatted(article.site(), article.id(), attributes, article.site(), article.id());
        page.route(
                address -> address.contains(path) && !address.contains("/api/"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html)));
        return path;
    }

    /** The innermost comment with this text. */
    public static Locator commentSaying(Page page, String words) {
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(words))
                .last();
    }

    /** The actions below a comment. */
    public static Locator action(Page page, String words, String name) {
        return commentSaying(page, words)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The number in "(n) user say" beside the date of an article page. */
    public static int countBesideTheDate(Page page) {
        Locator count = page.locator(".dateline user-say-count");
        assertThat(count).containsText("user say");
        return Integer.parseInt(String.valueOf(count.evaluate("element => element.shadowRoot.textContent"))
                .replaceAll("\\D", ""));
    }
}
