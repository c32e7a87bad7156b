package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comments of the console by address, on each screen, in both languages. */
@ExtendWith(ChromiumExtension.class)
class ConsoleViewsIT {

    private final FakeService service;
    private final Page page;
    private final DeskPage desk;

    ConsoleViewsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.desk = new DeskPage(service, page);
    }

    @Test
    void queueAndSearchAreAPartOfTheAddress() {
        new FakeDesk(service, 12);
        desk.open("");
        desk.queue("All comments").click();
        assertThat(page).hasURL(Pattern.compile("queue=all$"));
        desk.press("/");
        page.keyboard().type("comment 7");
        desk.press("Enter");
        assertThat(desk.items()).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("queue=all&q=comment\\+7$"));
        page.reload();
        assertThat(desk.items()).hasCount(1);
        assertThat(page.getByLabel("Words in the comment")).hasValue("comment 7");
        page.goBack();
        assertThat(desk.items()).hasCount(12);
        page.goBack();
        assertThat(desk.queue("Pending")).hasAttribute("aria-current", "page");
    }

    @Test
    void lateAnswerOfAnotherQueueIsNotShown() {
        var kept = new FakeDesk(service, 4);
        kept.decideElsewhere(3, "SPAM");
        var answered = new CountDownLatch(1);
        var ends = new ArrayList<String>();
        page.onRequestFinished(request -> ends.add(request.url()));
        page.onRequestFailed(request -> ends.add(request.failure() + " of " + request.url()));
        desk.open("");
        service.on(FakeDesk.COMMENTS, request -> {
            if (request.address().getQuery().contains("queue=spam")) {
                awaitOpened(answered);
            }
            return kept.page(request);
        });
        desk.queue("Spam").click();
        page.waitForCondition(() -> service.requests(FakeDesk.COMMENTS).stream()
                .anyMatch(request -> request.address().getQuery().contains("queue=spam")));
        desk.queue("Pending").click();
        assertThat(desk.items()).hasCount(3);
        answered.countDown();
        page.waitForCondition(() -> ends.stream().anyMatch(end -> end.contains("queue=spam")));
        assertThat(ends).anySatisfy(end -> assertThat(end).matches("http\\S+queue=spam\\S*"));
        assertThat(desk.item(3)).hasCount(0);
        assertThat(desk.items()).hasCount(3);
    }

    private static void awaitOpened(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void commentsOfTheReaderAreOneClickAway() {
        new FakeDesk(service, 3);
        desk.open("");
        desk.button("All by this reader").click();
        assertThat(page).hasURL(Pattern.compile("author=r3&queue=all$"));
        desk.button("Remove the filter “Reader: Reader 3”").click();
        assertThat(page).hasURL(Pattern.compile("queue=all$"));
    }

    @Test
    void publishedCommentIsPinnedFromItsContext() {
        var kept = new FakeDesk(service, 3);
        kept.onShips(2, 3);
        kept.decideElsewhere(2, "PUBLISHED");
        service.on("PUT /admin/comments/" + FakeDesk.id(2) + "/pin", new Answer(204, ""))
                .on("DELETE /admin/comments/" + FakeDesk.id(2) + "/pin", Answer.problem(503, "unavailable"));
        desk.open("?queue=all");
        assertThat(desk.button("Pin")).hasCount(0);
        desk.press("j");
        desk.button("Pin").click();
        assertThat(desk.status()).containsText("Pinned to the top of the thread.");
        desk.button("Unpin").click();
        assertThat(desk.status()).containsText("Not saved");
        assertThat(desk.button("Unpin")).isVisible();
        assertThat(service.requests("PUT /admin/comments/" + FakeDesk.id(2) + "/pin"))
                .hasSize(1);
        desk.press("j");
        assertThat(desk.button("Pin")).hasCount(0);
    }

    @Test
    void fourthPinTakesTheMarkOfTheOneThatGaveWay() {
        var kept = new FakeDesk(service, 4);
        kept.onShips(1, 2, 3, 4);
        IntStream.rangeClosed(1, 4).forEach(number -> {
            kept.decideElsewhere(number, "PUBLISHED");
            service.on("PUT /admin/comments/" + FakeDesk.id(number) + "/pin", new Answer(204, ""));
        });
        service.on(
                "GET /sites/vir/articles/ships/comments",
                Samples.thread(IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> Samples.comment(FakeDesk.id(number), "Reader", "<p>Words</p>")
                                .replace("\"pinned\":false", "\"pinned\":true"))
                        .collect(Collectors.joining(","))));
        desk.open("?queue=all");
        for (int pinned = 1; pinned <= 4; pinned++) {
            desk.button("Pin").click();
            assertThat(desk.button("Unpin")).isVisible();
            if (pinned < 4) {
                desk.press("j");
            }
        }
        desk.press("k").press("k").press("k");
        assertThat(desk.item(4)).isFocused();
        assertThat(desk.button("Pin")).isVisible();
        desk.press("j");
        assertThat(desk.button("Unpin")).isVisible();
    }

    @Test
    void decidedCommentStaysAmongAll() {
        var kept = new FakeDesk(service, 3);
        desk.open("?queue=all").press("r");
        assertThat(desk.items()).hasCount(3);
        assertThat(desk.item(3)).containsText("Rejected");
        assertThat(desk.item(2)).isFocused();
        desk.press("u");
        assertThat(desk.item(3)).containsText("Held");
        page.waitForCondition(() -> kept.inState("HELD").size() == 3);
    }

    @Test
    void rejectedQueueSaysWhoRejectedAndWhatTheAuthorReads() {
        new FakeDesk(service, 2).decideElsewhere(2, "REJECTED");
        desk.open("?queue=rejected");
        var context = page.locator("section.context");
        assertThat(context).containsText("Rejected by Anna");
        assertThat(context.getByText("Persons are not insulted here.").first()).isVisible();
        Axe.checkLightAndDark(page, "a rejected comment");
    }

    /** Counts are the desk's own until the service counts again, which it does not here. */
    @Test
    void reportsThatADecisionAnsweredDoNotCount() {
        var kept = new FakeDesk(service, 2);
        kept.decideElsewhere(1, "PUBLISHED");
        kept.decideElsewhere(2, "PUBLISHED");
        service.on(
                        "GET /admin/sites/vir/queues",
                        Answer.ok("{\"pending\":0,\"reported\":5,\"new\":7,\"spam\":2,\"rejected\":0,\"all\":9}"))
                .on(FakeDesk.COMMENTS, request -> {
                    var page = kept.page(request);
                    return new Answer(page.status(), page.body().replaceFirst("T11:05:00Z", "T11:01:30Z"));
                });
        desk.open("?queue=all");
        assertThat(desk.queue("Reported")).containsText("5");
        service.on("GET /admin/sites/vir/queues", Answer.problem(503, "unavailable"));
        desk.press("s");
        assertThat(desk.queue("Spam")).containsText("3");
        assertThat(desk.queue("Reported")).containsText("4");
        assertThat(desk.item(1)).isFocused();
        desk.press("s");
        assertThat(desk.queue("Spam")).containsText("4");
        assertThat(desk.queue("Reported")).containsText("4");
        assertThat(desk.queue("New")).containsText("7");
    }

    @Test
    void emptyQueueLeadsToTheNextOne() {
        new FakeDesk(service, 0);
        service.on(
                "GET /admin/sites/vir/queues",
                Answer.ok("{\"pending\":0,\"reported\":7,\"new\":9,\"spam\":0,\"rejected\":0}"));
        page.navigate(service.console());
        desk.button("Go to Reported (7)").click();
        assertThat(page).hasURL(Pattern.compile("queue=reported$"));
    }

    @Test
    void servicesWithoutCountsAndReasonsLeaveTheListUsable() {
        new FakeDesk(service, 2);
        service.on("GET /admin/sites/vir/queues", Answer.problem(404, "not-found"))
                .on("GET /admin/sites/vir/reasons", Answer.problem(404, "not-found"));
        desk.open("");
        assertThat(page.locator(".count")).hasCount(0);
        desk.press("e");
        desk.dialog().getByLabel("In own words").fill("off topic");
        desk.press("Enter");
        assertThat(desk.items()).hasCount(1);
    }

    @Test
    void phoneShowsTheListOrTheComment() {
        page.setViewportSize(360, 740);
        var kept = new FakeDesk(service, 3);
        desk.open("");
        assertThat(desk.button("Approve")).isHidden();
        desk.item(2).click();
        assertThat(desk.items().first()).isHidden();
        assertThat(page.locator(".subject")).containsText("Reader 2");
        desk.button("Approve").click();
        assertThat(page.locator(".subject")).containsText("Reader 1");
        assertThat(page.locator(".subject")).isFocused();
        page.waitForCondition(() -> kept.inState("PUBLISHED").size() == 1);
        desk.button("Undo").click();
        assertThat(page.locator(".subject")).containsText("Reader 2");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        desk.button("Back to the list").click();
        assertThat(desk.item(2)).isFocused();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void phoneHasTheDesksInOneLine() {
        page.setViewportSize(360, 740);
        new FakeDesk(service, 3);
        desk.open("");
        assertThat(page.locator(".frame").boundingBox().height).isLessThan(60);
        var menu = page.locator("button.menu");
        var readers = page.locator(".tabs button").getByText("Readers");
        assertThat(menu).hasAccessibleName("Desk: Comments");
        assertThat(readers).isHidden();
        menu.focus();
        desk.press("Enter");
        assertThat(readers).isVisible();
        assertThat(desk.button("Sign out")).isVisible();
        check("menu of a phone");
        desk.press("Tab Escape");
        assertThat(readers).isHidden();
        assertThat(menu).isFocused();
        menu.click();
        readers.click();
        assertThat(page.locator("reader-desk")).isAttached();
        assertThat(readers).isHidden();
        assertThat(menu).isFocused();
        assertThat(menu).hasAccessibleName("Desk: Readers");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT, en", "1440, DARK, vi", "768, LIGHT, vi", "360, DARK, en"})
    void noStateHasViolations(int width, ColorScheme scheme, String language) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        var kept = new FakeDesk(service, 3);
        desk.open("?lang=" + language);
        assertThat(page.locator("h2")).hasText(language.equals("vi") ? "Bình luận" : "Comments");
        check("list");
        page.locator(".ends button").click();
        page.locator("article-search input").fill("ships");
        assertThat(page.locator("article-search [role=option]")).hasCount(2);
        desk.press("ArrowDown");
        check("filters");
        page.locator(".ends button").click();
        desk.item(3).focus();
        desk.press("x");
        check("selection");
        desk.press("x ?");
        check("help");
        desk.press("Escape e");
        check("reasons");
        desk.press("Escape Enter");
        service.on(
                "GET /comments/" + FakeDesk.id(3),
                Answer.ok(Samples.comment(FakeDesk.id(3), "Reader 3", "<p>Words</p>")
                        .replaceFirst(
                                "}$", ",\"ancestors\":[" + Samples.comment("p1", "Khanh", "<p>Who?</p>") + "]}")));
        page.locator("thread-around summary").click();
        assertThat(page.locator("thread-around li")).hasCount(2);
        check("comment");
        kept.decideElsewhere(3, "PUBLISHED");
        desk.press("r");
        assertThat(page.locator(".notices .toast")).isVisible();
        check("conflict");
        service.on(FakeDesk.DECISIONS, Answer.problem(503, "unavailable"));
        desk.press("d");
        assertThat(desk.item(2).locator(".error")).isAttached();
        check("failure");
        service.on(FakeDesk.DECISIONS, kept::decide);
        desk.press("Shift+x a");
        assertThat(page.locator(".empty")).isAttached();
        check("empty");
    }

    private void check(String state) {
        Axe.check(page, state);
    }
}
