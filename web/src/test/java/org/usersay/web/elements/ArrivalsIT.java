package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.SIGNED_OUT;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.answered;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.reply;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens in a thread while it is read, or was to be. */
@ExtendWith(ChromiumExtension.class)
class ArrivalsIT {

    private static final String COMMENTS = "<user-say live site=\"vir\" article=\"story\"></user-say>";
    private static final String STREAM = "GET " + THREAD + "/stream";

    private final FakeService service;
    private final Page page;
    private final Locator title;

    ArrivalsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.title = page.locator("user-say h2");
        service.on("GET /me", SIGNED_OUT).on("GET " + THREAD, thread(comment("c1", "Minh", "<p>Snow</p>")));
    }

    @Test
    void whoComesBackToThePageNamesTheLastEventHeSaw() {
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(page.getByText("Snow")).isVisible();
        service.publish("count", "{\"count\":7}", "0badcafe-41");
        assertThat(title).hasText("(7) user say");

        look(false);
        look(true);
        Awaitility.await().until(() -> service.requests(STREAM).size() == 2);
        service.publish("comment.removed", "{\"id\":\"c1\"}");
        assertThat(page.getByText("Snow")).isHidden();
        assertThat(service.requests(STREAM)).hasSize(2).satisfies(streams -> {
            assertThat(streams.getFirst().address().getQuery()).isNull();
            assertThat(streams.getLast().address().getQuery()).isEqualTo("lastEventId=0badcafe-41");
        });
        assertThat(service.requests("GET " + THREAD)).hasSize(1);
    }

    @Test
    void whoSawNoEventYetIsShownWhatIsThereNow() {
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(page.getByText("Snow")).isVisible();

        look(false);
        service.on("GET " + THREAD, thread(comment("c1", "Minh", "<p>Frost</p>")));
        look(true);
        assertThat(page.getByText("Frost")).isVisible();
        assertThat(page.getByText("Snow")).isHidden();
    }

    @Test
    void aReloadChangesAndRemovesWhatIsShownAndAnnouncesWhatIsNew() {
        service.on(
                "GET " + THREAD,
                thread(comment("c2", "Hoa", "<p>Ice</p>") + ","
                        + answered(comment("c1", "Minh", "<p>Snow</p>"), reply("c1", "c3", "Hoa", "<p>White</p>"))));
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(page.getByText("White")).isVisible();

        service.on(
                "GET " + THREAD,
                thread(answered(
                        comment("c1", "Minh", "<p>Frost</p>"),
                        reply("c1", "c4", "Hoa", "<p>Cold</p>").replace("2026-", "2027-"))));
        service.publish("reload", "{}");
        assertThat(page.getByText("1 new comment")).isVisible();
        Axe.check(page, "user-say", "an arrival");
        page.getByText("1 new comment").click();
        assertThat(page.getByText("Frost")).isVisible();
        assertThat(page.locator(".replies").getByText("Cold")).isVisible();
        assertThat(page.getByText("Ice")).isHidden();
        assertThat(page.getByText("White")).isHidden();
    }

    @Test
    void aReloadKeepsOpenTheRepliesThatWereAskedFor() {
        var commented = answered(comment("c1", "Minh", "<p>Snow</p>"), reply("c1", "c2", "Hoa", "<p>First</p>"))
                .replace("\"replyCount\":1", "\"replyCount\":2")
                .replace("\"next\":null", "\"next\":\"more\"");
        service.on("GET " + THREAD, thread(commented))
                .on("GET /comments/c1/replies", replies(reply("c1", "c3", "Hoa", "<p>Second</p>")));
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByText("More replies (1)").click();
        assertThat(page.getByText("Second")).isVisible();

        service.on("GET /comments/c1/replies", replies(reply("c1", "c3", "Hoa", "<p>Other words</p>")));
        service.publish("reload", "{}");
        assertThat(page.getByText("Other words")).isVisible();
        assertThat(page.getByText("First")).isVisible();
        assertThat(page.getByText("Second")).isHidden();
    }

    @Test
    void aReplyToWhatIsNotShownIsNotAnnounced() {
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(page.getByText("Snow")).isVisible();
        service.publish("comment.published", reply("elsewhere", "c2", "Hoa", "<p>Lost</p>"));
        service.publish("comment.published", comment("c3", "Hoa", "<p>Ice</p>"));
        service.publish("comment.published", reply("c3", "c4", "Hoa", "<p>Below</p>"));
        page.getByText("2 new comments").click();
        assertThat(page.getByText("Ice")).isVisible();
        assertThat(page.getByText("Below")).isVisible();
        assertThat(page.getByText("Lost")).isHidden();
    }

    @Test
    void aLinkedCommentIsChangedAnsweredAndRemovedLikeTheOthers() {
        var linked = comment("c9", "Hoa", "<p>Deep</p>")
                .replace("\"replyCount\":0", "\"replyCount\":1")
                .replaceFirst(
                        "}$",
                        ",\"replies\":{\"items\":[],\"next\":\"more\"},\"ancestors\":["
                                + comment("c8", "Minh", "<p>Above</p>") + "]}");
        service.on("GET /comments/c9", Answer.ok(linked))
                .on("GET /comments/c9/replies", replies(reply("c9", "c10", "Minh", "<p>On demand</p>")));
        page.navigate(service.pageWith("en", COMMENTS) + "?comment=c9");
        Locator section = page.locator("section.linked");
        section.getByText("More replies (1)").click();
        assertThat(section.getByText("On demand")).isVisible();

        service.publish("comment.changed", comment("c8", "Minh", "<p>Other words</p>"));
        assertThat(section.getByText("Other words")).isVisible();
        service.publish("comment.published", reply("c9", "c11", "Minh", "<p>Arrived</p>"));
        page.getByText("1 new comment").click();
        assertThat(section.getByText("Arrived")).isVisible();
        service.publish("comment.removed", "{\"id\":\"c10\"}");
        assertThat(section.getByText("On demand")).isHidden();
        assertThat(section.getByText("Arrived")).isVisible();
    }

    @Test
    void whereTheOldestComeFirstANewCommentIsTheLast() {
        var ice = comment("c2", "Hoa", "<p>Ice</p>");
        var arrived = comment("c9", "Hoa", "<p>Arrived</p>").replace("2026-", "2027-");
        service.on("GET " + THREAD, request -> {
            var query = String.valueOf(request.address().getQuery());
            if (query.contains("cursor=last")) {
                return thread(arrived);
            }
            return query.contains("cursor=more") || query.contains("sort=newest")
                    ? followed(ice, "last")
                    : followed(comment("c1", "Minh", "<p>Snow</p>"), "more");
        });
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByLabel("Sort by").selectOption("oldest");
        assertShown("Snow");
        service.publish("comment.published", arrived);
        page.getByText("1 new comment").click();
        assertShown("Snow", "Arrived");

        page.getByText("More comments").click();
        assertShown("Snow", "Ice", "Arrived");
        page.getByText("More comments").click();
        assertThat(page.getByText("More comments")).isHidden();
        assertShown("Snow", "Ice", "Arrived");
    }

    @Test
    void aNewCommentComesBelowThosePinned() {
        var pinned = comment("c1", "Minh", "<p>Rules</p>").replace("\"pinned\":false", "\"pinned\":true");
        service.on("GET " + THREAD, thread(pinned + "," + comment("c2", "Hoa", "<p>Ice</p>")));
        page.navigate(service.pageWith("en", COMMENTS));
        assertShown("Rules", "Ice");
        service.publish("comment.published", comment("c3", "Hoa", "<p>Arrived</p>"));
        page.getByText("1 new comment").click();
        assertShown("Rules", "Arrived", "Ice");
    }

    private void assertShown(String... words) {
        assertThat(page.locator("user-say ol.comments > li")).containsText(words);
    }

    private static Answer followed(String comment, String cursor) {
        return Answer.ok(thread(comment).body().replace("\"next\":null", "\"next\":\"%s\"".formatted(cursor)));
    }

    private static Answer replies(String reply) {
        return Answer.ok("{\"items\":[%s],\"next\":null}".formatted(reply));
    }

    /** As a browser tells when its tab is left or chosen again. */
    private void look(boolean visible) {
        page.evaluate("""
                visible => {
                  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !visible });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", visible);
    }
}
