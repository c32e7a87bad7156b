package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.queued;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A moderator's day at the console, by the keyboard alone. */
@InBrowser
@ExtendWith(RunningSystem.class)
class DeskPageIT {

    private static final String SITE = "/api/v1/admin/sites/" + Usersay.SITE;

    /** Milliseconds from each key to the frame that shows another current comment, or none, in {@code decided}. */
    private static final String STOPWATCH = """
            window.decided = [];
            const current = () => document.querySelector('staff-console').shadowRoot.querySelector('comment-queue')
                .shadowRoot.querySelector('.item.current')?.id;
            addEventListener('keydown', () => {
              const pressed = performance.now(), before = current();
              const frame = () => current() === before ? requestAnimationFrame(frame)
                  : decided.push(performance.now() - pressed);
              requestAnimationFrame(frame);
            }, { capture: true });
            """;

    private static final String SETTINGS = SITE + "/moderation-settings";
    private static final String LINKS = " https://www.example.org/dredging".repeat(12);
    private static final String REPEATED = "The same letter about the dredging, sent again and again.";

    /** Why comments are held, in the words of the desk. */
    private static final String READ_FIRST = "Every comment here is read first";

    private static final String LISTED_WORD = "Contains a word from the list";
    private static final String MANY_LINKS = "Contains many links (12 where 5 are allowed)";
    private static final String SENT_BEFORE = "The same text was sent before (in 24 hours";

    private final Usersay usersay;
    private final Browsers browsers;
    private final Visitor moderator;
    private final Article article = Article.fresh();
    private final String word = "w" + article.id().replaceAll("[^a-z0-9]", "");
    private final JsonNode settings;

    DeskPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
        this.moderator = usersay.administrator();
        this.settings = moderator.get(SETTINGS).expect(200).json();
    }

    @BeforeEach
    void everyCommentOfTheArticleIsHeld() {
        announce("PREMODERATED");
    }

    @AfterEach
    void settingsAsBefore() {
        moderator.put(SETTINGS, settings).expect(200);
    }

    private void announce(String state) {
        var announced = Map.of("title", "Dredging of the port", "url", "https://www.example.org/port", "state", state);
        moderator.put(SITE + "/articles/" + article.id(), announced).expect(200);
    }

    @Test
    void queueOfTwoHundredIsEmptiedAndOneMistakeUndone() {
        List<String> ids = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        holdForSeveralReasons(ids, reasons);
        Page desk = open("pending");
        Locator items = desk.locator("comment-queue [role=option]");
        assertThat(items.first()).containsText("Opinion 199.");
        assertThat(desk.locator("comment-queue section.context")).containsText(READ_FIRST);
        Screenshots.take(desk, "console-queue", Screen.DESKTOP);

        desk.keyboard().press("a");
        desk.keyboard().press("r");
        assertThat(items.first()).containsText("Opinion 197.");
        desk.keyboard().press("u");
        assertThat(items.first()).containsText("Opinion 198.");
        Locator reasonsShown = desk.locator("comment-queue section.context .why li");
        desk.evaluate(STOPWATCH);
        for (int pressed = 0; pressed < 199; pressed++) {
            assertThat(desk.locator("comment-queue .item.current")).isVisible();
            assertThat(reasonsShown).containsText(new String[] {reasons.get(198 - pressed)});
            desk.keyboard().press(pressed % 2 == 0 ? "a" : "s");
        }

        assertThat(items).hasCount(0);
        System.out.println("Milliseconds from a decision to the next item, p50 and p99: "
                + desk.evaluate(
                        "[0.5, 0.99].map(p => decided.toSorted((a, b) => a - b)[Math.floor(p * decided.length)])"
                                + ".map(Math.round).join(', ')"));
        Awaitility.await().untilAsserted(() -> assertThat(inState("HELD")).isEmpty());
        assertThat(inState("SPAM")).hasSize(99).doesNotContain(ids.get(198));
        assertThat(inState("REJECTED")).isEmpty();
        assertThat(moderator
                        .get(article.comments() + "?limit=1")
                        .expect(200)
                        .at("/count")
                        .asInt())
                .as("those that were approved, and the one that others repeat")
                .isEqualTo(102);
        for (String queue : List.of("Pending", "Spam", "Rejected")) {
            assertCountOf(desk, queue);
        }
    }

    /** Two hundred comments, each held by one rule, with what the desk says about each; one more is published. */
    private void holdForSeveralReasons(List<String> ids, List<String> reasons) {
        ObjectNode withWord = (ObjectNode) settings.deepCopy();
        withWord.put("linkLimit", 5).withArray("heldWords").add(word);
        moderator.put(SETTINGS, withWord).expect(200);
        announce("OPEN");
        Visitor repeating = usersay.reader("desk-again-" + article.id());
        repeating.post(article.comments(), Map.of("text", REPEATED)).expect(201);
        for (int number = 0; number < 150; number++) {
            switch (number % 3) {
                case 0 -> {
                    ids.add(held(reader(number), "Opinion " + number + " of the " + word + "."));
                    reasons.add(LISTED_WORD);
                }
                case 1 -> {
                    ids.add(held(reader(number), "Opinion " + number + ":" + LINKS));
                    reasons.add(MANY_LINKS);
                }
                default -> {
                    ids.add(held(repeating, REPEATED));
                    reasons.add(SENT_BEFORE);
                }
            }
        }
        announce("PREMODERATED");
        for (int number = 150; number < 200; number++) {
            ids.add(held(number));
            reasons.add(READ_FIRST);
        }
    }

    @Test
    void repeatLeadsToTheCommentThatItRepeats() {
        announce("OPEN");
        Visitor repeating = usersay.reader("desk-once-more-" + article.id());
        String first = repeating
                .post(article.comments(), Map.of("text", REPEATED))
                .expect(201)
                .text("/id");
        held(repeating, REPEATED);
        Page desk = open("pending");
        desk.locator("comment-queue section.context .repeats button").click();
        assertThat(desk.locator("comment-queue #item-" + first)).isFocused();
    }

    @Test
    void decisionOfAnotherModeratorIsToldAndReasonsReachTheRecord() {
        String first = held(1);
        String second = held(2);
        Page desk = open("pending");
        assertThat(queued(desk, "Opinion 1.")).isVisible();
        moderator
                .post("/api/v1/admin/comments/decisions", Map.of("ids", List.of(second), "decision", "APPROVE"))
                .expect(200);
        desk.keyboard().press("r");
        assertThat(desk.locator("comment-queue .notices")).containsText("approved the comment by");

        desk.keyboard().press("e");
        Locator reasons = desk.locator("dialog[open] .reasons li");
        assertThat(reasons).hasCount(6);
        String statement = reasons.first().locator(".soft").textContent();
        desk.keyboard().press("1");
        assertThat(queued(desk, "Opinion 1.")).isHidden();
        Awaitility.await().untilAsserted(() -> assertThat(inState("REJECTED")).containsExactly(first));
        assertThat(listed("REJECTED").at("/items/0/decision/statement").asString())
                .isEqualTo(statement);
    }

    private Page open(String queue) {
        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/?queue=%s&article=%s".formatted(queue, article.id()));
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        assertThat(desk.locator("comment-queue .item.current")).isVisible();
        return desk;
    }

    private String held(int number) {
        return held(reader(number), "Opinion " + number + ".");
    }

    private String held(Visitor reader, String text) {
        return reader.post(article.comments(), Map.of("text", text)).expect(202).text("/id");
    }

    private Visitor reader(int number) {
        return usersay.reader("desk-" + number % 10 + "-" + article.id());
    }

    private JsonNode listed(String state) {
        return moderator
                .get(SITE + "/comments?limit=100&state=" + state + "&article=" + article.id())
                .expect(200)
                .at("");
    }

    private List<String> inState(String state) {
        return StreamSupport.stream(listed(state).at("/items").spliterator(), false)
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private void assertCountOf(Page desk, String queue) {
        Locator shown = desk.locator(".queues a")
                .filter(new Locator.FilterOptions().setHasText(queue))
                .locator(".count > [aria-hidden]");
        Awaitility.await().untilAsserted(() -> {
            String count = moderator
                    .get(SITE + "/queues")
                    .expect(200)
                    .at("/" + queue.toLowerCase(Locale.ROOT))
                    .asString();
            assertThat(shown.textContent().replace(",", "")).isEqualTo(count);
        });
    }
}
