package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.comment;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A moderator works through a queue by the keyboard. */
@ExtendWith(ChromiumExtension.class)
class ConsoleQueueIT {

    private final FakeService service;
    private final Page page;
    private final DeskPage desk;

    ConsoleQueueIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.desk = new DeskPage(service, page);
    }

    @Test
    void keysMoveWithinTheList() {
        new FakeDesk(service, 3);
        desk.open("").press("j");
        assertThat(desk.item(2)).isFocused();
        desk.press("j j");
        assertThat(desk.item(1)).isFocused();
        desk.press("k ArrowUp k");
        assertThat(desk.item(3)).isFocused();
        assertThat(page.locator("[role=option][tabindex='0']")).hasCount(1);
    }

    @Test
    void contextExplainsTheCurrentComment() {
        new FakeDesk(service, 2);
        desk.open("").press("j");
        var context = page.locator("section.context");
        assertThat(context.locator("h3")).containsText("Reader 1");
        assertThat(context.locator(".words mark")).hasText(new String[] {"ba", "dword"});
        assertThat(context).containsText("Contains a word from the list");
        assertThat(context).containsText("Insult or harassment: “rude”");
        assertThat(context.locator("blockquote")).hasText("Who said so?");
        assertThat(context.locator(".record")).containsText("12");
        assertThat(context.getByText("A story of ships"))
                .hasAttribute("href", "https://news.example/story?comment=%s#comment-%1$s".formatted(FakeDesk.id(1)));
        context.getByText("Earlier texts: 1").click();
        assertThat(context.getByText("Other words.")).isVisible();
    }

    @Test
    void threadAroundTheCurrentCommentIsFetchedOnceItIsOpened() {
        new FakeDesk(service, 12);
        service.on("GET /comments/" + FakeDesk.id(12), linked(12, 0))
                .on("GET /comments/" + FakeDesk.id(11), linked(11, 1))
                .on("GET /comments/p1/replies", Answer.problem(404, "not-found"));
        desk.open("");
        var around = page.locator("thread-around");
        assertThat(around.locator("blockquote")).hasText("Who said so?");
        assertThat(service.requests("GET /comments/" + FakeDesk.id(12))).isEmpty();
        around.getByText("Thread around it").click();
        var rows = around.locator("li");
        assertThat(rows).hasText(new Pattern[] {
            Pattern.compile("Khanh.*Who said so", Pattern.DOTALL), Pattern.compile("Reader 12.*Held", Pattern.DOTALL)
        });
        assertThat(around.locator("blockquote")).hasCount(0);

        service.on("GET /comments/p1/replies", replies(IntStream.rangeClosed(1, 20), true));
        desk.press("j");
        assertThat(rows.nth(1)).containsText("Reader 2");
        assertThat(rows).hasCount(20);
        assertThat(around.locator("li[aria-current]")).containsText("Reader 11");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("Answer to it")))
                .hasCount(1);
        assertThat(around.getByText("More on the article’s page"))
                .hasAttribute("href", "https://news.example/story?comment=%s#comment-%1$s".formatted(FakeDesk.id(11)));
        desk.press("j");
        assertThat(around.locator("[role=alert]")).isVisible();
        service.on("GET /comments/" + FakeDesk.id(10), linked(10, 0));
        around.getByText("Try again").click();
        assertThat(around.locator("li[aria-current]")).containsText("Reader 10");
    }

    @Test
    void commentsBesideOneFarDownItsThreadAreThoseNextToIt() {
        new FakeDesk(service, 45);
        service.on("GET /comments/" + FakeDesk.id(45), linked(45, 0))
                .on(
                        "GET /comments/p1/replies",
                        request -> request.address().getQuery().contains("cursor=x")
                                ? replies(IntStream.rangeClosed(26, 50), false)
                                : replies(IntStream.rangeClosed(1, 25), true));
        desk.open("");
        var around = page.locator("thread-around");
        around.getByText("Thread around it").click();
        assertThat(around.locator("li[aria-current]")).containsText("Reader 45");
        assertThat(around.locator("li").filter(new Locator.FilterOptions().setHasText("Reader 44")))
                .hasCount(1);
    }

    /** A held comment below {@code p1}, with replies. */
    private static Answer linked(int number, int replies) {
        var id = FakeDesk.id(number);
        var answers =
                replies == 0 ? "" : comment("x1", "Hoa", "<p>Answer to it</p>").replace("\"depth\":0", "\"depth\":2");
        return Answer.ok(comment(id, "Reader " + number, "<p>Words</p>")
                .replace("PUBLISHED", "HELD")
                .replace("\"depth\":0", "\"depth\":1")
                .replaceFirst(
                        "}$",
                        ",\"replies\":{\"items\":[%s],\"next\":null},\"ancestors\":[%s]}"
                                .formatted(answers, comment("p1", "Khanh", "<p>Who said so?</p>"))));
    }

    private static Answer replies(IntStream numbers, boolean more) {
        return Answer.ok(numbers.mapToObj(number -> comment(FakeDesk.id(number), "Reader " + number, "<p>Words</p>")
                        .replace("\"depth\":0", "\"depth\":1"))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"next\":" + (more ? "\"x\"" : "null") + "}")));
    }

    @Test
    void decisionShowsTheNextCommentAndIsCounted() {
        var kept = new FakeDesk(service, 3);
        desk.open("");
        assertThat(desk.queue("Pending")).containsText("3");
        desk.press("j r");
        assertThat(desk.item(1)).isFocused();
        assertThat(desk.items()).hasCount(2);
        assertThat(desk.status()).hasText("1 comment rejected.");
        assertThat(desk.queue("Pending")).containsText("2");
        assertThat(desk.queue("Rejected")).containsText("1");
        page.waitForCondition(() -> kept.inState("REJECTED").equals(List.of(FakeDesk.id(2))));
        assertThat(kept.decisions())
                .containsExactly("{\"ids\":[\"%s\"],\"decision\":\"REJECT\",\"expectedState\":\"HELD\"}"
                        .formatted(FakeDesk.id(2)));
    }

    @Test
    void undoPutsTheCommentBackToItsPlace() {
        var kept = new FakeDesk(service, 3);
        desk.open("").press("j d");
        assertThat(desk.item(1)).isFocused();
        desk.press("u");
        assertThat(desk.item(2)).isFocused();
        assertThat(desk.items()).hasCount(3);
        assertThat(desk.items().nth(1)).containsText("Reader 2");
        page.waitForCondition(() -> kept.inState("HELD").size() == 3);
        assertThat(desk.queue("Pending")).containsText("3");
        desk.press("u");
        assertThat(desk.status()).hasText("There is nothing to undo.");
    }

    @Test
    void reasonOfTheSiteIsSentWithTheRejection() {
        var kept = new FakeDesk(service, 2);
        desk.open("").press("e");
        assertThat(desk.dialog()).containsText("Persons are not insulted here.");
        desk.press("2");
        assertThat(desk.dialog()).isHidden();
        assertThat(desk.item(1)).isFocused();
        page.waitForCondition(() -> kept.decisions().size() == 1);
        assertThat(kept.decisions().getFirst())
                .contains("\"decision\":\"REJECT\"", "\"reasonCode\":\"insult\"")
                .doesNotContain("\"reason\"");
    }

    @Test
    void ownWordsAreSentWithTheRejection() {
        var kept = new FakeDesk(service, 2);
        desk.open("").press("e");
        desk.dialog().getByLabel("In own words").fill("1 is not a reason");
        desk.press("Enter");
        assertThat(desk.dialog()).isHidden();
        page.waitForCondition(() -> kept.decisions().size() == 1);
        assertThat(kept.decisions().getFirst())
                .contains("\"statement\":\"1 is not a reason\"")
                .doesNotContain("\"reason\"", "\"reasonCode\"");
    }

    @Test
    void selectedCommentsAreDecidedInOneRequestAndUndoneTogether() {
        var kept = new FakeDesk(service, 4);
        desk.open("").press("x j j x");
        assertThat(page.getByText("2 selected")).isVisible();
        assertThat(desk.item(2)).hasAttribute("aria-selected", "true");
        desk.press("s");
        assertThat(desk.items()).hasCount(2);
        assertThat(desk.item(1)).isFocused();
        page.waitForCondition(() -> kept.inState("SPAM").size() == 2);
        assertThat(kept.decisions()).hasSize(1);
        desk.press("u");
        assertThat(desk.items()).hasCount(4);
        page.waitForCondition(() -> kept.inState("HELD").size() == 4);
        assertThat(service.requests(FakeDesk.UNDO)).hasSize(1);
    }

    @Test
    void moreThanAHundredSelectedAreSentInParts() {
        var kept = new FakeDesk(service, 120);
        desk.open("");
        page.waitForCondition(() -> desk.press("End").items().count() == 120);
        desk.press("Shift+x a");
        assertThat(page.getByText("Nothing left here")).isVisible();
        page.waitForCondition(() -> kept.inState("PUBLISHED").size() == 120);
        assertThat(kept.decisions()).hasSize(2);
    }

    @Test
    void queueOfTwoHundredIsEmptiedByTheKeyboard() {
        var kept = new FakeDesk(service, 200);
        desk.open("").press("a r u");
        for (int pressed = 0; pressed < 199; pressed++) {
            assertThat(page.locator(".item.current")).isVisible();
            desk.press("r");
        }
        assertThat(page.getByText("Nothing left here")).isVisible();
        page.waitForCondition(() -> kept.inState("REJECTED").size() == 199);
        assertThat(kept.inState("PUBLISHED")).containsExactly(FakeDesk.id(200));
        assertThat(desk.queue("Pending")).containsText("0");
        assertThat(desk.queue("Rejected")).containsText("199");
        assertThat(service.requests(FakeDesk.COMMENTS).stream()
                        .filter(request -> request.address().getQuery().contains("cursor=")))
                .as("each page was loaded once, ahead of its use")
                .hasSize(3);
    }

    @Test
    void floodOfOneReaderIsDecidedTogether() {
        var kept = new FakeDesk(service, 6);
        kept.flood(1, 3, 4);
        desk.open("").press("j j");
        assertThat(desk.items()).hasCount(4);
        assertThat(desk.item(4)).isFocused();
        assertThat(desk.item(4)).containsText("+ 2 more of the same flood");
        assertThat(desk.button("Reject 3")).isVisible();
        desk.press("r");
        assertThat(desk.item(2)).isFocused();
        assertThat(desk.items()).hasCount(3);
        assertThat(desk.status()).hasText("3 comments rejected.");
        page.waitForCondition(() -> kept.inState("REJECTED").size() == 3);
        assertThat(kept.decisions()).hasSize(1);
        desk.press("u");
        assertThat(desk.item(4)).isFocused();
        page.waitForCondition(() -> kept.inState("HELD").size() == 6);
    }

    @Test
    void floodIsOpenedToReadEachOfItsComments() {
        var kept = new FakeDesk(service, 5);
        kept.flood(1, 3, 4);
        desk.open("").press("j");
        desk.button("Look at each one").click();
        assertThat(desk.items()).hasCount(3);
        assertThat(page).hasURL(Pattern.compile("author=r0&reason=FLOOD"));
        assertThat(desk.items().first())
                .containsText("Sent many comments within minutes (30 others in 10 minutes before it)");
        desk.press("a");
        page.waitForCondition(() -> kept.inState("PUBLISHED").equals(List.of(FakeDesk.id(4))));
    }

    @Test
    void keyOpensTheArticleAtTheComment() {
        new FakeDesk(service, 2);
        page.context().route("https://news.example/**", route -> route.fulfill());
        desk.open("").press("j");
        var opened = page.context().waitForPage(() -> desk.press("o"));
        assertThat(opened).hasURL(Pattern.compile("news\\.example/story\\?comment=(.+)#comment-\\1$"));
    }
}
