package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/**
 * A year of the weekly for a company, with a gift, by the pages alone: ordered, paid by the code, booked in the console, sent elsewhere
 * for August, renewed from the mail.
 */
@ExtendWith(RunningSystem.class)
@InBrowser
class SubscriberYearPageIT {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final LocalDate august = LocalDate.of(today.getYear() + (today.getMonthValue() < 8 ? 0 : 1), 8, 1);
    private final Usersay usersay;
    private final Browsers browsers;

    SubscriberYearPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @Test
    void aYearOfTheWeeklyIsOrderedPaidMovedAndRenewed() {
        Account reader = usersay.readers().signedIn("Hoai Thu");
        Page page = browsers.open(Screen.PHONE, usersay.gateway());
        ReaderPages.signIn(page, usersay, reader);
        String number = order(page, reader.email());
        String total = page.locator(".thanks dd").nth(1).textContent().replaceAll("\\D", "");

        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/");
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        book(desk, number, total);
        assign(desk, number);

        page.navigate("/account");
        moveForAugust(page);
        Locator delivery = desk.locator("delivery-list");
        delivery.getByText("Delivery list").click();
        LocalDate issue = august.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY));
        delivery.locator("select[name=issue]").selectOption(issue.toString());
        delivery.getByText("Show", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(delivery.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(number)))
                .containsText("12 Tran Phu");

        page.navigate(usersay.mailbox()
                .waitFor(reader.email(), "has received your payment")
                .link("subscription"));
        assertThat(page.locator(".placed")).containsText(number);
        button(page, "Renew for another term").click();
        Locator renewal = page.locator(".thanks .reference");
        assertThat(renewal).isVisible();
        assertThat(renewal).not().hasText(number);
        assertThat(code(page)).isVisible();
        usersay.mailbox().waitFor(reader.email(), renewal.textContent().trim());
    }

    /** The number of an order for a company, with a gift. */
    private String order(Page page, String email) {
        page.navigate("/subscription");
        page.locator("input[name=plan][value=weekly-12]").check();
        field(page, "Full name").fill("Hoai Thu");
        field(page, "E-mail").fill(email);
        field(page, "Telephone").fill("+84 24 3845 0537");
        field(page, "Street and number").fill("47 Quang Trung");
        field(page, "City or province").fill("Ha Noi");
        field(page, "I order for a company").check();
        field(page, "Company").fill("Cong ty Van tai Bien Dong");
        field(page, "Tax code").fill("0101234565");
        field(page, "This is a gift").check();
        field(page, "Name of the person who gets it").fill("Minh Chau");
        field(page, "E-mail of the person who gets it").fill("minh.chau@readers.example");
        field(page, "A few words to go with it (optional)").fill("A year of reading");
        button(page, "Order subscription").click();
        Locator reference = page.locator(".reference");
        assertThat(reference).isVisible();
        assertThat(code(page)).isVisible();
        Screenshots.take(page, "subscription-company-gift", Screen.PHONE);
        return reference.textContent().trim();
    }

    private static Locator code(Page page) {
        return page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code of the transfer"))
                .locator("svg");
    }

    /** The bank's file of the day, as staff brings it to the console. */
    private void book(Page desk, String number, String total) {
        button(desk, "Subscription orders").click();
        String statement = """
                date,transaction,amount,currency,description
                %s,FT-%s,%s,VND,WEEKLY %s
                """.formatted(LocalDate.now(ZoneOffset.UTC), number, total, number);
        Locator form = desk.locator("bank-statement");
        form.getByText("Book a bank statement").click();
        form.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("statement.csv", "text/csv", statement.getBytes(StandardCharsets.UTF_8)));
        form.getByText("Book the transfers").click();
        assertThat(form).containsText("Order paid: 1");
        assertThat(desk.locator("order-list")
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(number)))
                .containsText(Pattern.compile("Paid|Running"));
    }

    /** Takes the order over, and finds it among the own orders. */
    private static void assign(Page desk, String number) {
        Locator list = desk.locator("order-list");
        list.getByText(number, new Locator.GetByTextOptions().setExact(true)).click();
        Locator order = desk.locator("order-page");
        assertThat(order.getByText("Nobody looks after it yet.")).isVisible();
        button(desk, "Take it over").click();
        assertThat(order.getByText("Looked after by")).isVisible();
        desk.getByText("All orders").click();
        list.getByLabel("Looked after by").selectOption("Me");
        assertThat(desk).hasURL(Pattern.compile("assignee=me"));
        assertThat(list.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(number)))
                .isVisible();
        Screenshots.take(desk, "console-orders", Screen.DESKTOP);
    }

    private void moveForAugust(Page page) {
        Locator periods = page.locator("order-periods").first();
        periods.getByText("Vacation and delivery address").click();
        Locator move = periods.locator("form").filter(new Locator.FilterOptions().setHasText("Change the address"));
        move.getByLabel("First day").fill(august.toString());
        move.getByLabel("Last day (optional)")
                .fill(august.plusMonths(1).minusDays(1).toString());
        move.getByLabel("Street and number").fill("12 Tran Phu");
        move.getByLabel("City or province").fill("Ha Noi");
        move.getByText("Change the address").click();
        assertThat(periods.getByText("The address is changed.")).isVisible();
        Screenshots.take(page, "account-moved", Screen.PHONE);
    }
}
