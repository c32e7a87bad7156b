package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@InBrowser
@ExtendWith(RunningSystem.class)
class SubscriptionPageIT {

    private final Usersay usersay;
    private final Browsers browsers;

    SubscriptionPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionIsOrderedAndTheStaffSeesIt(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        page.navigate("/subscription");
        assertThat(page.locator("output[name=total]")).containsText("520,000");
        field(page, "Copies").fill("3");
        assertThat(page.locator("output[name=total]")).containsText("1,560,000");
        Screenshots.take(page, "subscription", screen);

        String email = Readers.freshAddress();
        field(page, "Full name").fill("Tran Thi Linh");
        field(page, "E-mail").fill(email);
        field(page, "Telephone").fill("+84 24 3845 0537");
        field(page, "Street and number").fill("47 Quang Trung");
        field(page, "City or province").fill("Ha Noi");
        button(page, "Order subscription").click();
        Locator reference = page.locator(".reference");
        assertThat(reference).isVisible();
        Screenshots.take(page, "subscription-ordered", screen);
        String number = reference.textContent().trim();
        assertThat(page.locator(".thanks")).containsText("1,560,000");
        usersay.mailbox().waitFor(email, number);

        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/");
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        button(desk, "Subscription orders").click();
        Locator row = desk.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(number));
        assertThat(row).containsText("Tran Thi Linh");
        assertThat(row).containsText(email);
        assertThat(row).containsText("Submitted");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Confirm: order " + number))
                .click();
        assertThat(desk.getByText("Order " + number + " is now CONFIRMED.")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void aDigitalPlanAsksForNoAddress(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        page.navigate("/subscription");
        assertThat(field(page, "Street and number")).isVisible();
        page.locator("input[name=publication][value=digital]").check();
        assertThat(field(page, "Street and number")).isHidden();
    }
}
