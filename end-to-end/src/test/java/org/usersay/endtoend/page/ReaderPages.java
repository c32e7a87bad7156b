package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Usersay;

/** What readers press and fill in, by the names they see. */
public final class ReaderPages {

    public static final String HARBIN = "/articles/global-mayors-dialogue-harbin";

    private ReaderPages() {}

    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    public static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Registers by the form, follows the mail and presses the button; answers the address. */
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
        assertThat(page.getByText("Signed in as")).isVisible();
    }

    /** The number in "(n) user say" beside the date of an article page. */
    public static int countBesideTheDate(Page page) {
        Locator count = page.locator(".dateline user-say-count");
        assertThat(count).containsText("user say");
        return Integer.parseInt(String.valueOf(count.evaluate("element => element.shadowRoot.textContent"))
                .replaceAll("\\D", ""));
    }
}
