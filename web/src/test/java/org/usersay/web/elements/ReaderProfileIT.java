package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.comment;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ChromiumExtension.class)
class ReaderProfileIT {

    private static final String PROFILE = "<reader-profile site=\"vir\"></reader-profile>";

    private final FakeService service;
    private final Page page;

    ReaderProfileIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", LINH)
                .on("GET /me/ignored-readers", Answer.ok("{\"items\":[{\"id\":\"other\",\"name\":\"Hoa\"}]}"))
                .on("GET /readers/minh", profile("minh", "Minh"))
                .on(
                        "GET /readers/minh/comments",
                        request -> request.address().getQuery() == null
                                ? history("c2", "<p>Ice</p>", "\"older\"")
                                : history("c1", "<p>Snow</p>", "null"))
                .on("GET /sites/vir/articles/story/comments", Answer.ok("""
                        {"article":{"id":"story","title":"Snow in Harbin","url":"https://news.example/harbin"},"count":2,
                        "items":[],"next":null}"""));
    }

    @Test
    void aReaderIsShownWithWhatHePublished() {
        page.navigate(service.pageWith("en", PROFILE) + "?id=minh");

        assertThat(page.locator("reader-profile h2")).hasText("Minh");
        assertThat(page.getByText("moderator")).isVisible();
        assertThat(page.getByText("Ice")).isVisible();
        assertThat(page.getByText("Snow in Harbin"))
                .hasAttribute("href", "https://news.example/harbin?comment=c2#comment-c2");
        page.getByText("More comments").click();
        assertThat(page.locator("reader-profile article")).containsText(new String[] {"Ice", "Snow"});
        assertThat(page.getByText("More comments")).isHidden();
        assertThat(service.requests("GET /sites/vir/articles/story/comments")).hasSize(1);
    }

    @Test
    void whomIDoNotWantToSeeIHideHere() {
        service.on("PUT /me/ignored-readers/minh", new Answer(204, ""))
                .on("DELETE /me/ignored-readers/minh", new Answer(204, ""));
        page.navigate(service.pageWith("en", PROFILE) + "?id=minh");
        page.getByText("Ignore Minh").click();
        assertThat(page.getByText("You ignore Minh.")).isVisible();
        assertThat(page.getByText("Ice")).isHidden();

        page.getByText("Stop ignoring").click();
        assertThat(page.getByText("Ice")).isVisible();
    }

    @Test
    void myOwnProfileNamesWhomIIgnore() {
        service.on("GET /readers/me", profile("me", "Linh"))
                .on("GET /readers/me/comments", history("c3", "<p>Frost</p>", "null"))
                .on("DELETE /me/ignored-readers/other", new Answer(204, ""));
        page.navigate(service.pageWith("en", PROFILE) + "?id=me");
        assertThat(page.getByText("This is how others see you.")).isVisible();
        page.getByLabel("Stop ignoring: Hoa").click();

        assertThat(page.getByText("Readers you ignore")).isHidden();
        assertThat(service.requests("DELETE /me/ignored-readers/other")).hasSize(1);
    }

    @Test
    void readersWithoutCommentsHaveAProfile() {
        page.navigate(service.pageWith("en", PROFILE) + "?id=nobody");

        assertThat(page.getByText("This reader has not published any comment.")).isVisible();
    }

    private static Answer profile(String id, String name) {
        return Answer.ok(
                "{\"id\":\"%s\",\"name\":\"%s\",\"avatar\":null,\"badges\":[\"MODERATOR\"]}".formatted(id, name));
    }

    private static Answer history(String id, String html, String next) {
        return Answer.ok("{\"items\":[%s],\"next\":%s}".formatted(comment(id, "Minh", html), next));
    }
}
