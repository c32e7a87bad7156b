package org.usersay.endtoend.embedding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.page.ReaderPages;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.PublisherSite;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@InBrowser
@ExtendWith(RunningSystem.class)
class EmbeddingIT {

    private final Usersay usersay;
    private final Browsers browsers;
    private final Article article = Article.fresh();

    EmbeddingIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @Test
    void aPageOnAnAllowedOriginWorksInFull() {
        Account reader = usersay.readers().signedIn("Linh");
        Page page = open(usersay.publisher(), "en");
        assertThat(page.locator("user-say-count")).hasText("(0) user say");
        assertThat(page.locator("output[name=total]")).not().isEmpty();

        button(page, "Sign in or register").click();
        ReaderPages.field(page, "E-mail").first().fill(reader.email());
        field(page, "Password").fill(Readers.PASSWORD);
        button(page, "Sign in").click();
        field(page, "Your comment").fill("From the publisher's own page");
        button(page, "Post comment").click();
        assertThat(page.getByText("Your comment has been published.")).isVisible();
        assertThat(page.locator("user-say-count")).hasText("(1) user say");

        page.locator("star-rating label")
                .filter(new Locator.FilterOptions().setHasText("Very good"))
                .click();
        assertThat(page.locator("star-rating")).containsText("Thank you, your vote counts.");
        Assertions.assertThat(
                        usersay.program().get(article.rating()).at("/count").asInt())
                .isEqualTo(1);
        Screenshots.take(page, "embedded", Screen.DESKTOP);
    }

    @Test
    void thePageThemesTheElements() {
        Page page = open(usersay.publisher(), "en");
        assertThat(button(page, "Sign in or register")).isVisible();
        Object accent =
                page.locator("user-say").evaluate("e => getComputedStyle(e).getPropertyValue('--accent').trim()");
        Assertions.assertThat(accent).isEqualTo("rgb(1, 2, 3)");
    }

    @Test
    void theElementsSpeakVietnamese() {
        Page page = open(usersay.publisher(), "vi");
        assertThat(page.locator("user-say-count")).hasText("(0) ý kiến bạn đọc");
        assertThat(page.locator("user-say h2")).hasText("(0) ý kiến bạn đọc");
        Screenshots.take(page, "embedded-vi", Screen.DESKTOP);
    }

    @Test
    void aPageOnAForeignOriginIsRefused() {
        Account reader = usersay.readers().signedIn("Linh");
        reader.browser()
                .post(article.comments(), Map.of("text", "Not for strangers"))
                .expect(201);
        Page page = browsers.open(Screen.DESKTOP, usersay.gateway());
        page.navigate("/registration");
        button(page, "I have an account").click();
        ReaderPages.signIn(page, reader.email(), Readers.PASSWORD);

        PublisherSite foreign = usersay.foreigner();
        foreign.show(usersay.gateway(), article.id(), "en");
        page.navigate(foreign.origin() + "/");
        assertThat(page.getByText("Comments cannot be shown right now.")).isVisible();
        assertThat(page.getByText("Not for strangers")).isHidden();
        assertThat(field(page, "Your comment")).isHidden();

        for (String attempt : List.of(
                "fetch('%s', {method: 'POST', credentials: 'include', body: '{\"text\":\"forged\"}', headers: {'Content-Type': 'application/json', 'X-Usersay': '1'}})",
                "fetch('%s', {method: 'POST', credentials: 'include', mode: 'no-cors', body: '{\"text\":\"forged\"}'})")) {
            String script = attempt.formatted(usersay.gateway() + article.comments());
            page.evaluate(script + ".then(() => 0, () => 0)");
        }
        Answer thread = usersay.program().get(article.comments());
        Assertions.assertThat(thread.at("/count").asInt()).isEqualTo(1);
    }

    private Page open(PublisherSite site, String language) {
        site.show(usersay.gateway(), article.id(), language);
        Page page = browsers.open(Screen.DESKTOP, usersay.gateway());
        page.navigate(site.origin() + "/");
        return page;
    }
}
