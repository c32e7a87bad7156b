package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Comments that come, or come back, into a queue while a moderator works on it. */
@ExtendWith(ChromiumExtension.class)
class ConsoleArrivalsIT {

    private final FakeService service;
    private final Page page;
    private final DeskPage desk;

    ConsoleArrivalsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.desk = new DeskPage(service, page);
    }

    @Test
    void arrivalsWaitForTheModerator() {
        var kept = new FakeDesk(service, 3);
        desk.open("").press("j");
        assertThat(desk.queue("Pending")).containsText("3");
        kept.arrive(4);
        kept.arrive(5);
        poll();
        assertThat(desk.button("Show 2 new comments")).hasText(Pattern.compile("2 new"));
        assertThat(desk.items()).hasCount(3);
        assertThat(desk.item(2)).isFocused();
        Axe.checkLightAndDark(page, "arrivals");
        desk.press("n");
        assertThat(desk.items()).hasCount(5);
        assertThat(desk.item(5)).isFocused();
        assertThat(desk.button("Show 2 new comments")).hasCount(0);
    }

    @Test
    void oldCommentsThatComeBackFarBelowTheTopAreAnnounced() {
        var kept = new FakeDesk(service, 120);
        kept.decideElsewhere(60, "REJECTED");
        kept.decideElsewhere(2, "REJECTED");
        desk.open("");
        page.waitForCondition(() -> desk.press("End").items().count() == 118);
        desk.press("End");
        assertThat(desk.queue("Pending")).containsText("118");
        kept.arrive(60);
        kept.arrive(2);
        poll();
        assertThat(desk.button("Show 2 new comments")).isVisible();
        assertThat(desk.item(1)).isFocused();
        desk.press("n");
        assertThat(desk.items()).hasCount(120);
        assertThat(desk.items().first()).containsText("Words of comment 60");
        assertThat(desk.item(60)).isFocused();
    }

    @Test
    void oldCommentThatComesBackBelowTheLoadedOnesIsLoadedInItsPlace() {
        var kept = new FakeDesk(service, 120);
        kept.decideElsewhere(2, "REJECTED");
        desk.open("");
        assertThat(desk.queue("Pending")).containsText("119");
        kept.arrive(2);
        kept.arrive(121);
        poll();
        assertThat(desk.button("Show 1 new comments")).isVisible();
        page.waitForCondition(() -> desk.press("End").items().count() == 120);
        assertThat(desk.items().nth(118)).containsText("Words of comment 2 ");
    }

    @Test
    void commentThatComesBackAfterTheModeratorDecidedIsAnnounced() {
        var kept = new FakeDesk(service, 3);
        desk.open("").press("j r");
        assertThat(desk.items()).hasCount(2);
        page.waitForCondition(() -> kept.inState("REJECTED").size() == 1);
        assertThat(desk.queue("Rejected")).containsText("1");
        kept.arrive(2);
        page.waitForCondition(() -> {
            poll();
            return desk.button("Show 1 new comments").isVisible();
        });
        desk.press("n");
        assertThat(desk.items()).hasCount(3);
        assertThat(desk.item(2)).isFocused();
    }

    @Test
    void countsFromBeforeADecisionAreNotShownAfterIt() {
        var kept = new FakeDesk(service, 3);
        desk.open("");
        assertThat(desk.queue("Pending")).containsText("3");
        var late = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var ended = new AtomicInteger();
        page.onRequestFinished(request -> ended.addAndGet(request.url().endsWith("/queues") ? 1 : 0));
        service.on(FakeDesk.COUNTS, request -> {
            var counts = kept.counts();
            if (asked.incrementAndGet() == 1) {
                awaitOpened(late);
            }
            return Answer.ok(counts);
        });
        poll();
        page.waitForCondition(() -> asked.get() == 1);
        desk.press("a");
        page.waitForCondition(() -> ended.get() == 1);
        assertThat(desk.queue("Pending")).containsText("2");
        late.countDown();
        page.waitForCondition(() -> ended.get() == 2);
        assertThat(desk.queue("Pending")).containsText("2");
        assertThat(desk.button("Show 1 new comments")).hasCount(0);
    }

    private static void awaitOpened(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the page does every ten seconds. */
    private void poll() {
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
