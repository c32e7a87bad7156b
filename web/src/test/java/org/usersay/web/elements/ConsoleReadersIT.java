package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of readers and articles in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleReadersIT {

    private static final String READER = "/admin/readers/r3";
    private static final String NOTES = "/admin/sites/vir/readers/r3/notes";

    private final FakeService service;
    private final Page page;
    private final DeskPage desk;
    private final AtomicReference<String> suspendedUntil = new AtomicReference<>("null");

    ConsoleReadersIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.desk = new DeskPage(service, page);
        new FakeDesk(service, 3);
        service.on("GET /me", Answer.ok("{\"id\":\"a1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"ADMIN\"]}"))
                .on("GET " + READER, request -> Answer.ok(standing()))
                .on("PUT " + READER + "/ban", request -> {
                    suspendedUntil.set("\"9999-12-31T00:00:00Z\"");
                    return Answer.ok(standing());
                })
                .on("DELETE " + READER + "/suspension", request -> {
                    suspendedUntil.set("null");
                    return new Answer(204, "");
                })
                .on("GET " + NOTES, Answer.ok("""
                        {"items":[{"id":"n1","kind":"WARNING","text":"Mind the rules.","by":"m","byName":"Anna",\
                        "at":"2026-01-07T11:00:00Z","acknowledgedAt":null}],"warnings":1}"""))
                .on("POST " + NOTES, new Answer(201, "{}"))
                .on("POST /admin/sites/vir/readers/r3/warnings", new Answer(201, "{}"))
                .on("GET /admin/sites/vir/readers", Answer.ok("""
                        {"items":[{"id":"r3","name":"Reader 3","roles":["READER"],"createdAt":"2026-01-01T11:00:00Z",\
                        "suspendedUntil":null,"banned":false}],"more":false}"""))
                .on("GET /admin/sites/vir/invitations", Answer.ok("{\"items\":[]}"))
                .on("POST /admin/sites/vir/invitations", new Answer(201, "{}"))
                .on("GET /admin/sites/vir/articles/story", Answer.ok("""
                        {"id":"story","title":"A story of ships","url":"https://news.example/story","state":"OPEN",\
                        "closesAt":null,"comments":{"published":12,"held":3,"rejected":0,"spam":1000}}"""))
                .on("PUT /admin/sites/vir/articles/story/state", Answer.ok("{}"));
    }

    @Test
    void readerIsOneLinkAwayFromTheComment() {
        desk.open("");
        page.getByText("Notes, warnings, suspension").click();
        assertThat(page.locator("reader-page h3")).hasText("Reader 3");
        assertThat(page.locator("reader-page .record")).containsText("12");
        assertThat(page.locator("reader-page")).containsText("1 warning");
        assertThat(page.locator("reader-page")).containsText("not read yet");
    }

    @Test
    void readerIsFoundByTheBeginningOfTheNameWithTheKeyboard() {
        page.navigate(service.console() + "?tab=readers");
        page.getByLabel("Beginning of the name").fill("read");
        page.keyboard().press("Enter");
        page.locator("reader-desk a").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("reader-page h3")).hasText("Reader 3");
    }

    @Test
    void banIsMadeAndUndoneWithTheComments() {
        open("");
        page.getByText("Suspend or ban").click();
        page.getByLabel("How long").selectOption("forever");
        page.getByLabel("Reason, for moderators").fill("spam");
        page.getByLabel("Remove all comments").check();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("p.standing.bad").first()).hasText("Banned");
        assertThat(service.requests("PUT " + READER + "/ban"))
                .extracting(Request::body)
                .containsExactly("{\"reason\":\"spam\",\"removeComments\":true}");
        desk.button("Undo the ban").click();
        assertThat(page.locator("p.standing").first()).hasText("Not suspended");
        assertThat(service.requests("DELETE " + READER + "/suspension"))
                .singleElement()
                .satisfies(request -> assertThat(request.address().getQuery()).isEqualTo("restoreComments=true"));
    }

    @Test
    void warningStartsFromAReasonOfTheSite() {
        open("");
        page.getByText("Warn", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Start from a reason").selectOption("insult");
        desk.button("Send the warning").click();
        assertThat(page.locator("reader-page [role=status]")).containsText("Warned.");
        assertThat(service.requests("POST /admin/sites/vir/readers/r3/warnings"))
                .extracting(Request::body)
                .containsExactly("{\"text\":\"Persons are not insulted here.\"}");
    }

    @Test
    void moderatorOfAnotherSiteReadsAndWritesNotesOnly() {
        service.on("GET " + READER, Answer.problem(403, "forbidden"));
        open("");
        assertThat(page.locator("reader-page")).containsText("registered with another site");
        assertThat(page.getByText("Suspend or ban")).hasCount(0);
        page.getByLabel("Note, for moderators only").fill("Seen before.");
        desk.button("Save the note").click();
        assertThat(page.locator("reader-page [role=status]")).hasText("Noted.");
    }

    @Test
    void articleIsClosedAboveItsComments() {
        desk.open("?queue=all&article=story");
        var card = page.locator("article-card");
        assertThat(card.locator("a")).hasAttribute("href", "https://news.example/story");
        assertThat(card.locator("dl")).containsText("1000+");
        assertThat(desk.button("Open").first()).hasAttribute("aria-pressed", "true");
        desk.button("Closed").click();
        assertThat(card.locator("[role=status]")).hasText("Saved.");
        assertThat(service.requests("PUT /admin/sites/vir/articles/story/state"))
                .extracting(Request::body)
                .containsExactly("{\"state\":\"CLOSED\"}");
    }

    @Test
    void pinnedCommentsAreListedWithTheirArticleAndUnpinned() {
        service.on(
                        "GET " + Samples.THREAD,
                        Samples.thread(pinned("c1", "Khanh") + "," + pinned("c2", "Minh") + ","
                                + Samples.comment("c3", "Hoa", "<p>Snow</p>")))
                .on("DELETE /admin/comments/c1/pin", new Answer(204, ""))
                .on("DELETE /admin/comments/c2/pin", Answer.problem(503, "unavailable"));
        desk.open("?queue=all&article=story");
        var pins = page.locator("article-card .pins li");
        assertThat(pins).hasCount(2);
        assertThat(pins.first()).containsText("Words of Khanh");
        desk.button("Unpin the comment by Khanh").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("article-card [role=status]")).hasText("No longer pinned.");
        assertThat(desk.button("Unpin the comment by Minh")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("article-card [role=alert]")).containsText("cannot be reached");
        assertThat(pins).hasCount(1);
    }

    private static String pinned(String id, String author) {
        return Samples.comment(id, author, "<p>Words of " + author + "</p>")
                .replace("\"pinned\":false", "\"pinned\":true");
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT, en", "768, DARK, vi", "360, LIGHT, vi", "360, DARK, en"})
    void noStateHasViolations(int width, ColorScheme scheme, String language) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        open("&lang=" + language);
        page.locator("details").all().forEach(one -> one.evaluate("details => details.open = true"));
        check("reader");
        page.navigate(service.console() + "?tab=readers&lang=" + language);
        page.locator("input[name=name]").fill("read");
        page.keyboard().press("Enter");
        assertThat(page.locator("reader-desk li")).hasCount(1);
        check("search");
        service.on("GET " + Samples.THREAD, Samples.thread(pinned("c1", "Khanh")));
        desk.open("?queue=all&article=story&lang=" + language);
        assertThat(page.locator("article-card .pins li")).isVisible();
        check("article");
    }

    private void open(String more) {
        page.navigate(service.console() + "?tab=readers&reader=r3" + more);
        assertThat(page.locator("reader-page .record")).isVisible();
        assertThat(page.locator("reader-page textarea").first()).isAttached();
    }

    private String standing() {
        return """
                {"id":"r3","name":"Reader 3","roles":["READER"],"site":"vir","createdAt":"2026-01-01T11:00:00Z",\
                "suspendedUntil":%s,"banned":%b,"suspensions":[{"at":"2026-01-07T11:00:00Z",\
                "until":"2026-01-08T11:00:00Z","banned":false,"reason":"rude","byName":null,"removedComments":true}]}""".formatted(suspendedUntil.get(), !suspendedUntil.get().equals("null"));
    }

    private void check(String state) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(state)
                .isEqualTo(true);
        Axe.check(page, state);
    }
}
