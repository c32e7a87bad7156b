package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@InBrowser
@ExtendWith(RunningSystem.class)
class FrontPageIT {

    private static final String SLUG = "furniture-maker-workers-own";

    private final Usersay usersay;
    private final Browsers browsers;

    FrontPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void cardsShowTheirCountsAndStars(Screen screen) {
        Account reader = usersay.readers().signedIn("Linh");
        reader.browser().put(new Article(SLUG).myRating(), Map.of("stars", 4)).expect(200);
        Page page = browsers.open(screen, usersay.gateway());
        List<String> errors = Browsers.errorsOf(page);
        List<String> calls = new CopyOnWriteArrayList<>();
        page.onRequest(request -> calls.add(request.url()));
        page.navigate("/");

        Locator cards = page.locator(".card");
        Assertions.assertThat(cards.count()).isGreaterThanOrEqualTo(12);
        for (int i = 0; i < cards.count(); i++) {
            assertThat(cards.nth(i).locator("user-say-count")).containsText("user say");
        }
        Assertions.assertThat(
                        cards.locator(".kicker").allTextContents().stream().distinct())
                .hasSizeGreaterThan(3);
        Locator rated = page.locator(".card:has(a[href='/articles/" + SLUG + "']) star-rating")
                .first();
        assertThat(rated.getByRole(AriaRole.IMG)).hasAccessibleName(Pattern.compile("of 5 stars, votes: \\d+"));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Registration"))
                        .first())
                .isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Subscription Form"))
                        .first())
                .isVisible();
        Assertions.assertThat(calls)
                .filteredOn(url -> url.contains("comment-counts"))
                .hasSize(1);
        Assertions.assertThat(calls)
                .filteredOn(url -> url.contains("/ratings?"))
                .hasSize(1);
        Screenshots.take(page, "front", screen);
        Assertions.assertThat(errors).allMatch(error -> error.contains("401"));
    }
}
