package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.countBesideTheDate;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@InBrowser
@ExtendWith(RunningSystem.class)
class ConsolePageIT {

    private static final String SLUG = "rice-exporters-slower-ships";

    private final Usersay usersay;
    private final Browsers browsers;

    ConsolePageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @Test
    void aRejectedCommentDisappearsFromThePage() {
        Account reader = usersay.readers().signedIn("Linh");
        String words = "Rude " + UUID.randomUUID();
        reader.browser()
                .post(new Article(SLUG).comments(), Map.of("text", words))
                .expect(201);
        Page reading = browsers.open(Screen.DESKTOP, usersay.gateway());
        reading.navigate("/articles/" + SLUG);
        assertThat(reading.getByText(words)).isVisible();
        int before = countBesideTheDate(reading);

        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/?queue=new");
        Screenshots.take(desk, "console-sign-in", Screen.DESKTOP);
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        Locator entry = ReaderPages.queued(desk, words);
        assertThat(entry).isVisible();
        entry.click();
        Screenshots.take(desk, "console", Screen.DESKTOP);
        button(desk, "Reject").click();
        assertThat(desk.getByText("1 comment rejected.")).isVisible();

        reading.reload();
        assertThat(reading.locator(".dateline user-say-count")).hasText("(" + (before - 1) + ") user say");
        assertThat(reading.getByText(words)).isHidden();
    }

    @Test
    void aFloodOfVotesIsExcludedAndRestored() {
        Article article = Article.fresh();
        for (int i = 0; i < 20; i++) {
            usersay.reader("flood-" + i + "-" + article.id())
                    .put(article.myRating(), Map.of("stars", 1))
                    .expect(200);
        }
        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/");
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        desk.locator("nav button")
                .getByText("Ratings", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator flood =
                desk.locator("anomaly-list article[aria-label='Flood of the same stars: " + article.id() + "']");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            desk.getByText("Refresh").click();
            assertThat(desk.locator("anomaly-list [role=status]")).hasText("");
            return flood.filter(new Locator.FilterOptions()
                            .setHasText("20 of 20 votes give the same stars, 20 of them from few networks"))
                    .isVisible();
        });
        flood.getByLabel("Reason").fill("one script");
        Screenshots.take(desk, "console-ratings", Screen.DESKTOP);
        flood.getByText("Set aside 20 votes").click();
        assertThat(desk.getByText("20 votes set aside.")).isVisible();
        assertCount(article, 0);

        Locator set = desk.locator("anomaly-list article[aria-label='20 votes set aside']")
                .filter(new Locator.FilterOptions().setHasText(article.id()));
        set.getByLabel("Reason").fill("a school class");
        set.getByText("Bring back 20 votes").click();
        assertThat(desk.getByText("20 votes count again.")).isVisible();
        assertCount(article, 20);
    }

    private void assertCount(Article article, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> usersay.program()
                                .get(article.rating())
                                .expect(200)
                                .at("/count")
                                .asInt()
                        == count);
    }

    @Test
    void readersHaveNoAccess() {
        Account reader = usersay.readers().signedIn("Minh");
        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/");
        ReaderPages.signIn(desk, reader.email(), Readers.PASSWORD);
        assertThat(desk.getByText("This account has no role here.")).isVisible();
    }

    @Test
    void memberOfTheStaffSwitchesBetweenTheSitesOfTheRole() {
        Page desk = browsers.open(Screen.PHONE, usersay.gateway());
        desk.navigate("/console/");
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        ReaderPages.openMenu(desk, Screen.PHONE);
        desk.getByLabel("Site").selectOption("gazette");

        desk.waitForURL("**/console/?site=gazette");
        assertThat(desk.locator("header.brand")).hasText("Gazette");
        assertThat(desk.getByLabel("Site")).hasValue(Usersay.OPEN_SITE);
        assertThat(desk.locator("comment-queue")).hasAttribute("site", Usersay.OPEN_SITE);
    }

    @Test
    void consoleOfAnotherSiteOffersTheOwn() {
        Account moderator = usersay.readers().signedIn("Thu");
        String id = moderator.browser().get("/api/v1/me").expect(200).text("/id");
        usersay.administrator()
                .put(
                        "/api/v1/admin/readers/" + id + "/roles",
                        Map.of("roles", List.of("MODERATOR"), "site", Usersay.SITE))
                .expect(200);
        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/?site=gazette");
        ReaderPages.signIn(desk, moderator.email(), Readers.PASSWORD);

        assertThat(desk.getByText("This account has no role here.")).isVisible();
        desk.getByLabel("Site").selectOption(Usersay.SITE);
        assertThat(desk.locator("comment-queue")).hasAttribute("site", Usersay.SITE);
    }
}
