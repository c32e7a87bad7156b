package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.HARBIN;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.commentSaying;
import static org.usersay.endtoend.page.ReaderPages.countBesideTheDate;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@InBrowser
@ExtendWith(RunningSystem.class)
class ArticlePageIT {

    private final Usersay usersay;
    private final Browsers browsers;

    ArticlePageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void aStoryLooksLikeANewspapers(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        List<String> errors = Browsers.errorsOf(page);
        page.navigate(HARBIN);
        assertThat(page.locator("h1"))
                .hasText("Global Mayors Dialogue kicks off in Harbin using ice and snow as bridge");
        assertThat(page.locator(".dateline")).containsText("January 07, 2026 | 11:01");
        assertThat(page.locator(".path")).containsText("Corporate");
        assertThat(page.locator(".path")).containsText("Media OutReach Newswire");
        assertThat(page.locator(".tags")).containsText("Global Mayors Dialogue Harbin");
        assertThat(page.locator("star-rating").first())
                .containsText("What the stars mean: ★ Poor ★★ Promising ★★★ Good ★★★★ Very good ★★★★★ Exceptional");
        for (String city :
                new String[] {"Edmonton", "Rovaniemi", "Magdeburg", "Chalandri", "Bucheon", "Chiang Mai", "Erzurum"}) {
            assertThat(page.locator("article.story")).containsText(city);
        }
        assertThat(page.getByText("Sign in to take part in the conversation.")).isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out sideways")
                .isEqualTo(true);
        Screenshots.take(page, "article", screen);
        Assertions.assertThat(errors).allMatch(error -> error.contains("401"));
    }

    @ParameterizedTest
    @EnumSource
    void aCommentIsPreviewedPostedAnsweredAndCounted(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        ReaderPages.register(page, usersay, "Linh");
        page.navigate(HARBIN);
        int before = countBesideTheDate(page);
        String words = "Snow " + UUID.randomUUID();
        // Unlike the comment, or it would be held as its near-repeat.
        String answer = "Ice " + UUID.randomUUID();

        field(page, "Your comment").fill("**" + words + "**");
        button(page, "Preview").click();
        assertThat(page.locator(".preview strong")).hasText(words);
        button(page, "Post comment").click();
        assertThat(page.getByText("Your comment has been published.")).isVisible();
        Locator comment = commentSaying(page, words);
        assertThat(comment).isVisible();

        comment.getByText("Reply", new Locator.GetByTextOptions().setExact(true))
                .click();
        field(page, "Reply to Linh").fill(answer);
        button(page, "Post reply").click();
        assertThat(page.getByText("Your reply has been published.")).isVisible();
        assertThat(page.locator(".dateline user-say-count")).hasText("(" + (before + 2) + ") user say");
        Screenshots.take(page, "article-commented", screen);

        Page second = browsers.open(screen, usersay.gateway());
        second.navigate(HARBIN);
        assertThat(commentSaying(second, answer)).isVisible();
        Assertions.assertThat(countBesideTheDate(second)).isEqualTo(before + 2);
        second.navigate("/");
        assertThat(second.locator(".card", new Page.LocatorOptions().setHasText("Global Mayors Dialogue"))
                        .first()
                        .locator("user-say-count"))
                .hasText("(" + (before + 2) + ") user say");
    }

    @ParameterizedTest
    @EnumSource
    void anotherReaderSeesACommentAfterAReload(Screen screen) {
        Page reading = browsers.open(screen, usersay.gateway());
        reading.navigate(HARBIN);
        int before = countBesideTheDate(reading);
        Page writing = browsers.open(screen, usersay.gateway());
        ReaderPages.register(writing, usersay, "Minh");
        writing.navigate(HARBIN);
        String words = "Frost " + UUID.randomUUID();
        field(writing, "Your comment").fill(words);
        button(writing, "Post comment").click();
        assertThat(writing.getByText("Your comment has been published.")).isVisible();

        reading.reload();
        assertThat(commentSaying(reading, words)).isVisible();
        assertThat(reading.locator(".dateline user-say-count")).hasText("(" + (before + 1) + ") user say");
    }
}
