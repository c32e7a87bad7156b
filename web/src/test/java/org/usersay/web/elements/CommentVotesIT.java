package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Agreeing and disagreeing with a comment on which four others have voted, three of them for it. */
@ExtendWith(ChromiumExtension.class)
class CommentVotesIT {

    private static final String COMMENTS = "<user-say site=\"vir\" article=\"story\"></user-say>";
    private static final String VOTE = "PUT /comments/c1/vote";

    private final FakeService service;
    private final Page page;
    private final Locator agree;
    private final Locator disagree;
    private volatile int mine;

    CommentVotesIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.agree = page.locator("#comment-c1 button.vote").first();
        this.disagree = page.locator("#comment-c1 button.vote").last();
        service.on("GET /me", LINH)
                .on(
                        "GET " + THREAD,
                        request -> thread(comment("c1", "Minh", "<p>Snow</p>")
                                .replace("\"up\":0,\"down\":0,\"score\":0", tally())))
                .on(
                        "GET " + THREAD + "/mine",
                        request ->
                                Answer.ok("{\"votes\":{%s},\"held\":[]}".formatted(mine == 0 ? "" : "\"c1\":" + mine)))
                .on("GET /me/ignored-readers", Answer.ok("{\"items\":[]}"));
    }

    @Test
    void aVoteIsGivenChangedAndWithdrawn() {
        service.on(VOTE, request -> {
            mine = Integer.parseInt(request.body().replaceAll("[^0-9-]", ""));
            return Answer.ok("{%s,\"mine\":%d}".formatted(tally(), mine));
        });
        page.navigate(service.pageWith("en", COMMENTS));
        assertShown(3, 1, 0);
        press(agree);
        assertShown(4, 1, 1);
        press(disagree);
        assertShown(3, 2, -1);
        page.reload();
        assertShown(3, 2, -1);

        press(disagree);
        assertShown(3, 1, 0);
        page.reload();
        assertShown(3, 1, 0);
        assertThat(service.requests(VOTE))
                .extracting(Request::body)
                .containsExactly("{\"value\":1}", "{\"value\":-1}", "{\"value\":0}");
    }

    @Test
    void aVoteIsShownAtOnceAndTakenBackWhereItIsNotKept() {
        mine = -1;
        var release = new CountDownLatch(1);
        service.on(VOTE, request -> {
            await(release);
            return Answer.problem(503, "unavailable");
        });
        page.navigate(service.pageWith("en", COMMENTS));
        assertShown(3, 2, -1);
        agree.click();
        assertShown(4, 1, 1);

        release.countDown();
        assertThat(page.getByText("cannot be reached right now")).isVisible();
        assertShown(3, 2, -1);
    }

    /** The page shows a vote before it is kept; a page read anew shows what is kept. */
    private void press(Locator button) {
        page.waitForResponse(response -> response.request().method().equals("PUT"), button::click)
                .finished();
    }

    private String tally() {
        int up = mine > 0 ? 4 : 3;
        int down = mine < 0 ? 2 : 1;
        return "\"up\":%d,\"down\":%d,\"score\":%d".formatted(up, down, up - down);
    }

    private void assertShown(int up, int down, int pressed) {
        assertThat(agree).hasText("▲ Agree " + up);
        assertThat(disagree).hasText("▼ Disagree " + down);
        assertThat(agree).hasAttribute("aria-pressed", String.valueOf(pressed > 0));
        assertThat(disagree).hasAttribute("aria-pressed", String.valueOf(pressed < 0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
