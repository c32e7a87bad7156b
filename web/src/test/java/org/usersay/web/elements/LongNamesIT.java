package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.answered;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.reply;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The longest name there is, without a place to break it, on the narrowest screen. */
@ExtendWith(ChromiumExtension.class)
class LongNamesIT {

    private static final int WIDTH = 320;
    private static final String NAME = "W".repeat(40);
    private static final String NOTHING = "{\"items\":[],\"next\":null}";

    private final FakeService service;
    private final Page page;

    LongNamesIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        page.setViewportSize(WIDTH, 800);
    }

    @Test
    void threadStaysAsWideAsTheScreen() {
        var mention = "<p><a href='/api/v1/readers/hoa-1/profile.html' class='mention'>@" + NAME + "</a></p>";
        var quoted = reply("c1", "c2", NAME, "<blockquote><p>" + NAME + "</p></blockquote>" + mention)
                .replace("\"pinned\"", "\"inReplyTo\":{\"id\":\"c1\",\"name\":\"" + NAME + "\"},\"pinned\"");
        service.on("GET /me", Answer.ok(LINH.body().replace("Linh", NAME)))
                .on("GET " + THREAD, thread(answered(comment("c1", NAME, mention), quoted)))
                .on("GET " + THREAD + "/mine", Answer.ok("{\"votes\":{},\"held\":[]}"))
                .on("GET /me/ignored-readers", Answer.ok(NOTHING));
        page.navigate(service.pageWith("en", "<user-say site=\"vir\" article=\"story\"></user-say>"));

        assertThat(page.getByText("in reply to " + NAME)).isVisible();
        assertIsAsWideAsTheScreen();
        page.locator("usersay-comment")
                .first()
                .getByText("Reply", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByLabel("Reply to " + NAME)).isVisible();
        assertIsAsWideAsTheScreen();
    }

    @Test
    void moderationQueueStaysAsWideAsTheScreen() {
        var held = comment("c1", NAME, "<p>@" + NAME + "</p>")
                .replace("PUBLISHED", "HELD")
                .replace(
                        "\"pinned\"",
                        "\"articleTitle\":\"" + NAME + NAME + "\",\"reasons\":[],\"reports\":[],\"pinned\"");
        service.on(
                        "GET /me",
                        Answer.ok("{\"id\":\"m1\",\"name\":\"" + NAME + "\",\"roles\":[\"READER\",\"MODERATOR\"]}"))
                .on("GET /admin/sites/vir/comments", Answer.ok("{\"items\":[" + held + "],\"next\":null}"));
        page.navigate(service.console());

        assertThat(page.locator("comment-queue strong")).hasText(NAME);
        assertIsAsWideAsTheScreen();
    }

    private void assertIsAsWideAsTheScreen() {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    }
}
