package org.usersay.endtoend.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** The guide's page with the guide's content security policy. */
@InBrowser
@ExtendWith(RunningSystem.class)
class PlainPageIT {

    private static final String HEADER = "Content-Security-Policy: ";

    private final Usersay usersay;
    private final Browsers browsers;
    private final Article article = Article.fresh();

    PlainPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @Test
    void showsCommentsAndStarsWithinThePolicy() {
        Visitor reader = usersay.readers().signedIn("Linh").browser();
        reader.post(article.comments(), Map.of("text", "On a plain page")).expect(201);
        reader.put(article.myRating(), Map.of("stars", 4)).expect(200);
        Guide guide = Guide.of(usersay, article, "");
        String policy = guide.block("http").strip();
        assertThat(policy).startsWith(HEADER);
        usersay.publisher().show(guide.block("html"), policy.substring(HEADER.length()));

        Page page = browsers.open(Screen.DESKTOP, usersay.publisher().origin());
        List<String> errors = Browsers.errorsOf(page);
        page.navigate("/");

        assertThat(page.getByText("On a plain page")).isVisible();
        assertThat(page.locator("user-say-count")).hasText("(1) user say");
        assertThat(page.locator("star-rating")).containsText("4.0");
        assertThat(page.locator("head script[type='application/ld+json']")).hasCount(1);
        assertThat(page.getByText("Read what readers say")).isHidden();
        // Only that the reader is not signed in, which the element finds out by a request.
        assertThat(errors).allSatisfy(error -> assertThat(error).contains("401"));
    }

    @Test
    void linksToTheCommentsWithoutScripts() {
        usersay.publisher().show(Guide.of(usersay, article, "").block("html"), "");

        Page page =
                browsers.openWithoutScripts(Screen.PHONE, usersay.publisher().origin());
        page.navigate("/");
        page.getByText("Read what readers say").click();

        assertThat(page.locator("section.user-say")).containsText("0 user say");
    }
}
