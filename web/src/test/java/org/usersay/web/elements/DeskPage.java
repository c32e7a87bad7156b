package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The comments of the console in a browser. */
final class DeskPage {

    private final FakeService service;
    private final Page page;

    DeskPage(FakeService service, Page page) {
        this.service = service;
        this.page = page;
    }

    /** Opens the console with a query such as {@code ?queue=spam}, and waits for the first comment. */
    DeskPage open(String query) {
        page.navigate(service.console() + query);
        assertThat(items().first()).isVisible();
        return this;
    }

    /** Presses keys one after the other, separated by spaces. */
    DeskPage press(String keys) {
        for (String key : keys.split(" ", -1)) {
            page.keyboard().press(key);
        }
        return this;
    }

    Locator items() {
        return page.locator(".item");
    }

    Locator item(int number) {
        return page.locator("#item-" + FakeDesk.id(number));
    }

    Locator status() {
        return page.locator("comment-queue [role=status]");
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator queue(String name) {
        return page.locator(".queues a").filter(new Locator.FilterOptions().setHasText(name));
    }
}
