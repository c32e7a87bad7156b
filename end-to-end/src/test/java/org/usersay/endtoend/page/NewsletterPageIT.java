package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.MailProvider;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** A newsletter to those who have a plan, an address that bounces and the end of its suppression, by the console's pages alone. */
@InBrowser
@ExtendWith(RunningSystem.class)
class NewsletterPageIT {

    private static final String PLAN = "digital-12";
    private static final double PATIENCE = 30_000;

    private final Usersay usersay;
    private final Browsers browsers;

    NewsletterPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @Test
    void aNewsletterGoesToASegmentAndAnAddressThatBouncesIsSuppressedUntilItIsLetIn() {
        String reader = subscriberOfThePlan();
        String other = Readers.freshAddress();
        usersay.readers().subscribe(other, "weekly");
        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/");
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        button(desk, "Newsletters").click();

        view(desk, "Campaigns");
        String toTheSegment = "To the segment " + UUID.randomUUID();
        send(desk, toTheSegment, PLAN);
        Screenshots.take(desk, "console-campaigns", Screen.DESKTOP);
        usersay.mailbox().waitFor(reader, toTheSegment);
        assertThat(subjects(other)).doesNotContain(toTheSegment);

        MailProvider.bounce(usersay, reader);
        view(desk, "Suppressed addresses");
        Locator suppressed = desk.locator("suppression-list");
        assertThat(suppressedAddress(suppressed, reader)).containsText("Mail came back");
        Screenshots.take(desk, "console-suppressed", Screen.DESKTOP);

        view(desk, "Campaigns");
        String toAll = "To all " + UUID.randomUUID();
        send(desk, toAll, "");
        usersay.mailbox().waitFor(other, toAll);
        assertThat(subjects(reader)).contains(toTheSegment).doesNotContain(toAll);

        view(desk, "Suppressed addresses");
        Locator entry = suppressedAddress(suppressed, reader);
        entry.getByRole(AriaRole.BUTTON).click();
        assertThat(suppressed.getByText(reader + " gets mail again.")).isVisible();
        assertThat(entry).hasCount(0);

        view(desk, "Campaigns");
        String again = "Again " + UUID.randomUUID();
        send(desk, again, PLAN);
        usersay.mailbox().waitFor(reader, again);
    }

    /** The address of somebody who gets the newsletter and has paid for the plan. */
    private String subscriberOfThePlan() {
        Account account = usersay.readers().signedIn("Bich Lan");
        String order = account.browser()
                .post(
                        "/api/v1/sites/vir/subscription-orders",
                        Map.of(
                                "plan",
                                PLAN,
                                "copies",
                                1,
                                "startsOn",
                                LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString(),
                                "subscriber",
                                Map.of("name", "Bich Lan", "email", account.email())))
                .expect(201)
                .text("/reference");
        for (String state : List.of("CONFIRMED", "PAID")) {
            usersay.administrator()
                    .json("PATCH", "/api/v1/admin/subscription-orders/" + order, "{\"state\":\"" + state + "\"}")
                    .expect(200);
        }
        usersay.readers().subscribe(account.email(), "weekly");
        return account.email();
    }

    private static void view(Page desk, String name) {
        desk.locator("newsletter-desk nav")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** Writes a campaign to the subscribers of a plan, or to all, looks at it and sends it; returns once it has been sent. */
    private static void send(Page desk, String subject, String plan) {
        Locator campaigns = desk.locator("campaign-list");
        campaigns.getByText("Write a campaign").click();
        campaigns.locator("select[name=list]").selectOption("weekly");
        campaigns.locator("select[name=plan]").selectOption(plan);
        campaigns.locator("input[name=subject]").fill(subject);
        campaigns.locator("textarea[name=text]").fill("Good morning");
        campaigns.getByText("Save and preview").click();
        Locator campaign = campaigns.locator("article[aria-label='Campaign “" + subject + "”']");
        assertThat(campaign.locator(".preview")).containsText("To ");
        assertThat(campaign.locator("header")).containsText(plan.isEmpty() ? subject : "12 months online");
        desk.onceDialog(Dialog::accept);
        campaign.getByText("Send the campaign").click();
        assertThat(campaign.locator(".state")).hasText("Sent", new HasTextOptions().setTimeout(PATIENCE));
    }

    /** The line of an address among those suppressed at every site. */
    private static Locator suppressedAddress(Locator list, String email) {
        list.locator("select[name=state]").selectOption("Every site");
        list.locator("input[name=q]").fill(email);
        list.getByText("Search", new Locator.GetByTextOptions().setExact(true)).click();
        return list.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(email));
    }

    private List<String> subjects(String email) {
        return usersay.mailbox().to(email).stream().map(mail -> mail.subject()).toList();
    }
}
