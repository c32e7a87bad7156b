package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@InBrowser
@ExtendWith(RunningSystem.class)
class StarsPageIT {

    private final Usersay usersay;
    private final Browsers browsers;

    StarsPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void aVoteIsShownChangedAndWithdrawn(Screen screen) {
        // One article for each screen, so that votes do not mix.
        String article = screen == Screen.PHONE ? "/articles/night-trains-return" : "/articles/ceramic-village-biogas";
        Page page = browsers.open(screen, usersay.gateway());
        ReaderPages.register(page, usersay, "Linh");
        page.navigate(article);
        Locator rating = page.locator(".story star-rating");
        assertThat(rating).containsText("You have not voted yet.");

        press(rating, "Very good");
        assertThat(rating).containsText("Your vote: 4 of 5");
        assertThat(rating).containsText("Thank you, your vote counts.");
        assertThat(rating).containsText("Votes: 1 · Very good");
        assertThat(rating.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("4★ 1")))
                .isVisible();
        Screenshots.take(page, "stars", screen);

        page.waitForResponse(answer -> answer.url().endsWith("/rating/mine"), () -> press(rating, "Promising"));
        assertThat(rating).containsText("Your vote: 2 of 5");
        assertThat(rating).containsText("Votes: 1 · Promising");
        page.reload();
        assertThat(rating).containsText("Your vote: 2 of 5");
        assertThat(rating.locator(".mean strong")).hasText("2.0");

        button(page, "Withdraw").click();
        assertThat(rating).containsText("Your vote has been withdrawn.");
        assertThat(rating).containsText("Votes: 0");
        page.reload();
        assertThat(rating).containsText("You have not voted yet.");
    }

    @ParameterizedTest
    @EnumSource
    void anAnonymousVoteIsRevertedWithAReason(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        page.navigate("/articles/small-investors-boring-bonds");
        Locator rating = page.locator(".story star-rating");
        press(rating, "Good");
        assertThat(rating).containsText("Please sign in to vote.");
        assertThat(rating).containsText("You have not voted yet.");
    }

    @Test
    void aVoteWithoutAnAccountIsStoredCountsLaterAndAppearsInStructuredData() {
        Article article = Article.of(Usersay.OPEN_SITE);
        Page page = browsers.open(Screen.PHONE, usersay.gateway());
        String story = ReaderPages.story(page, article, "");
        page.navigate(story);
        Locator rating = page.locator("star-rating");
        Locator told = page.locator("script[type='application/ld+json']");
        assertThat(rating).containsText("Votes: 0");
        assertThat(told).hasCount(0);

        press(rating, "Exceptional");
        assertThat(rating).containsText("Without an account it joins the others after a while.");
        assertThat(rating).containsText("Your vote: 5 of 5");
        Screenshots.take(page, "stars-device", Screen.PHONE);

        Awaitility.await()
                .until(() ->
                        usersay.program().get(article.rating()).at("/count").asInt() == 1);
        page.navigate(story);
        assertThat(rating).containsText("Your vote: 5 of 5");
        assertThat(rating).containsText("Votes: 1 · Exceptional");
        assertThat(told).hasCount(1);
        Assertions.assertThat(told.textContent()).contains("\"ratingValue\":5", "\"ratingCount\":1", "NewsArticle");
    }

    /** Clicks the star that covers the radio button. */
    private static void press(Locator rating, String meaning) {
        rating.locator("label")
                .filter(new Locator.FilterOptions().setHasText(": " + meaning))
                .click();
    }
}
