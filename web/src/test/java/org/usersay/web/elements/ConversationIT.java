package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.SIGNED_OUT;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who writes, who is named, and what the service refuses. */
@ExtendWith(ChromiumExtension.class)
class ConversationIT {

    private static final String COMMENTS = "<user-say site=\"vir\" article=\"story\"></user-say>";

    private final FakeService service;
    private final Page page;

    ConversationIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", LINH)
                .on("GET " + THREAD, thread(comment("c1", "Minh", "<p>Snow</p>")))
                .on("GET " + THREAD + "/mine", Answer.ok("{\"votes\":{},\"held\":[]}"))
                .on("GET /me/ignored-readers", Answer.ok("{\"items\":[]}"));
    }

    @Test
    void tagsWithinAnAddressStayAPartOfIt() {
        var html = "<p>See <a href=\\\"https://e.example/?a=<p >b\\\">there</a></p>";
        service.on("GET " + THREAD, thread(comment("c1", "Minh", html)));
        page.navigate(service.pageWith("en", COMMENTS));

        assertThat(page.getByText("there")).hasAttribute("href", "https://e.example/?a=<p >b");
        assertThat(page.locator("p[dir=auto]").filter(new Locator.FilterOptions().setHasText("See there")))
                .hasCount(1);
    }

    @Test
    void noNumberIsShownBeforeOneIsKnown() {
        service.on("GET " + THREAD, Answer.problem(503, "unavailable"));
        service.on("GET /sites/vir/comment-counts", Answer.problem(503, "unavailable"));
        page.navigate(
                service.pageWith("en", COMMENTS + "<user-say-count site=\"vir\" article=\"story\"></user-say-count>"));

        assertThat(page.getByText("Comments cannot be shown right now.")).isVisible();
        assertThat(page.locator("user-say h2")).hasText("User say");
        assertThat(page.locator("user-say-count")).not().containsText("(");
    }

    @Test
    void whatWasWrittenWhileTheReaderWasFurtherUpIsAnnouncedWhenHeComes() {
        page.navigate(service.pageWith("en", "<p>Story</p>".repeat(200) + COMMENTS.replaceFirst("site", "live site")));
        assertThat(page.getByText("Snow")).hasCount(1);
        service.on("GET " + THREAD, thread(comment("c2", "Hoa", "<p>Ice</p>").replace("2026-", "2027-")));

        page.clock().setFixedTime(System.currentTimeMillis() + 3_000);
        page.locator("user-say").scrollIntoViewIfNeeded();
        assertThat(page.getByText("1 new comment")).isVisible();
    }

    @Test
    void aGuestWritesWhereThePageLetsHim() {
        service.on("GET /me", SIGNED_OUT)
                .on(
                        "POST " + THREAD,
                        new Answer(202, comment("c2", "Passer-by", "<p>Ice</p>").replace("PUBLISHED", "HELD")));
        page.navigate(service.pageWith("en", COMMENTS.replace("site", "guests site")));
        page.getByLabel("Your comment").fill("Ice");
        page.getByText("Post comment").click();
        assertThat(service.requests("POST " + THREAD)).isEmpty();

        page.getByLabel("Your name").fill("Passer-by");
        page.getByLabel("Your e-mail (not shown)").fill("guest@example.org");
        page.getByText("Post comment").click();
        assertThat(page.getByText("A moderator will read your comment")).isVisible();
        assertThat(page.getByText("only you can see this")).isVisible();
        assertThat(service.requests("POST " + THREAD))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"guest\":{\"name\":\"Passer-by\",\"email\":\"guest@example.org\"}"));
    }

    @Test
    void withoutAnAccountNothingIsWrittenWhereThePageDoesNotLetGuests() {
        service.on("GET /me", SIGNED_OUT);
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(page.getByText("Snow")).isVisible();
        assertThat(page.getByLabel("Your comment")).hasCount(0);

        page.getByText("Reply", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("reader-registration")).isVisible();
        assertThat(page.locator("usersay-composer")).hasCount(0);
    }

    @Test
    void namesAndMentionsLeadToProfiles() {
        var mention =
                "<p><a href='https://other.example/api/v1/readers/hoa-1/profile.html' class='mention'>@Hoa</a></p>";
        service.on("GET " + THREAD, thread(comment("c1", "Minh", mention)));
        page.navigate(service.pageWith("en", COMMENTS.replace("site", "profile-page=\"/people\" site")));

        assertThat(page.locator("usersay-comment .name a")).hasAttribute("href", address("/people?id=by-c1"));
        assertThat(page.getByText("@Hoa")).hasAttribute("href", address("/people?id=hoa-1"));
    }

    @Test
    void anEditAfterItsTimeIsExplained() {
        service.on("GET " + THREAD, thread(comment("c1", "Linh", "<p>Snow</p>").replace("by-c1", "me")))
                .on("GET /comments/c1/source", Answer.ok("{\"text\":\"Snow\"}"))
                .on("PUT /comments/c1", Answer.problem(409, "edit-window-over"));
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Edit your comment").fill("Frost");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.getByText("The time for changing this comment is over."))
                .isVisible();
        assertThat(page.getByLabel("Edit your comment")).hasValue("Frost");
    }

    @Test
    void anEditOfWhatWasChangedElsewhereIsExplained() {
        service.on("GET " + THREAD, thread(comment("c1", "Linh", "<p>Snow</p>").replace("by-c1", "me")))
                .on("GET /comments/c1/source", Answer.ok("{\"text\":\"Snow\"}"))
                .on("PUT /comments/c1", Answer.problem(412, "precondition-failed"));
        page.navigate(service.pageWith("vi", COMMENTS));
        exactly("Sửa").click();
        page.getByLabel("Sửa ý kiến của bạn").fill("Frost");
        exactly("Lưu").click();
        assertThat(page.getByText("Nội dung này vừa được sửa ở nơi khác")).isVisible();
        assertThat(page.getByLabel("Sửa ý kiến của bạn")).hasValue("Frost");

        page.navigate(service.pageWith("en", COMMENTS));
        edit().click();
        exactly("Save").click();
        assertThat(page.getByText("This was changed elsewhere in the meantime")).isVisible();
    }

    @Test
    void whatWaitsForAModeratorIsChangedAndTakenBackByItsAuthor() {
        var held = comment("c2", "Linh", "<p>Ice</p>").replace("by-c2", "me").replace("PUBLISHED", "HELD");
        service.on("GET " + THREAD + "/mine", Answer.ok("{\"votes\":{},\"held\":[%s]}".formatted(held)))
                .on("GET /comments/c2/source", Answer.ok("{\"text\":\"Ice\"}"))
                .on("PUT /comments/c2", Answer.ok(held.replace("Ice", "Frost")))
                .on("DELETE /comments/c2", new Answer(204, ""));
        page.navigate(service.pageWith("en", COMMENTS));
        Locator waiting = page.locator("section.held");
        assertThat(waiting.getByText("Ice")).isVisible();
        assertThat(waiting.getByText("Reply")).hasCount(0);
        assertThat(waiting.getByLabel("Agree")).hasCount(0);

        edit().click();
        assertThat(page.getByLabel("Edit your comment")).hasValue("Ice");
        exactly("Save").click();
        assertThat(waiting.getByText("Frost")).isVisible();
        assertThat(page.locator("user-say h2")).hasText("(1) user say");

        exactly("Delete").click();
        exactly("Yes, delete").click();
        assertThat(waiting).isHidden();
        assertThat(page.locator("user-say h2")).hasText("(1) user say");
    }

    @Test
    void votesAreAskedForAsCommentsComeToBeShown() {
        var second = thread(comment("c2", "Hoa", "<p>Ice</p>"));
        var first = thread(comment("c1", "Minh", "<p>Snow</p>")).body();
        service.on(
                        "GET " + THREAD,
                        request -> asks(request, "cursor=more")
                                ? second
                                : Answer.ok(first.replace("\"next\":null", "\"next\":\"more\"")))
                .on(
                        "GET " + THREAD + "/mine",
                        request -> asks(request, "comment=c2")
                                ? Answer.ok("{\"votes\":{\"c2\":-1},\"held\":[]}")
                                : Answer.ok("{\"votes\":{\"c1\":1},\"held\":[]}"));
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(vote("c1", 0)).hasAttribute("aria-pressed", "true");
        exactly("More comments").click();

        assertThat(vote("c2", 1)).hasAttribute("aria-pressed", "true");
        assertThat(vote("c1", 0)).hasAttribute("aria-pressed", "true");
        assertThat(service.requests("GET " + THREAD + "/mine").stream()
                        .map(request -> String.valueOf(request.address().getQuery()))
                        .filter(query -> query.contains("c2")))
                .containsExactly("comment=c2");
    }

    @Test
    void votesOnALongPageAreAskedForAHundredAtATime() {
        var comments = IntStream.range(0, 120)
                .mapToObj(i -> comment("c" + i, "Minh", "<p>Snow " + i + "</p>"))
                .collect(Collectors.joining(","));
        service.on("GET " + THREAD, thread(comments))
                .on(
                        "GET " + THREAD + "/mine",
                        request -> asks(request, "comment=c119")
                                ? Answer.ok("{\"votes\":{\"c119\":1},\"held\":[]}")
                                : Answer.ok("{\"votes\":{\"c0\":1},\"held\":[]}"));
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(vote("c0", 0)).hasAttribute("aria-pressed", "true");
        assertThat(vote("c119", 0)).hasAttribute("aria-pressed", "true");
        assertThat(service.requests("GET " + THREAD + "/mine"))
                .extracting(request -> request.address().getQuery().split("&").length)
                .contains(100, 20)
                .allSatisfy(ids -> assertThat(ids).isLessThanOrEqualTo(100));
    }

    @Test
    void moreOfWhatWaitsIsShownOnRequest() {
        var held = "{\"votes\":{},\"held\":[%s],\"next\":%s}";
        service.on(
                "GET " + THREAD + "/mine",
                request -> asks(request, "cursor=more")
                        ? Answer.ok(held.formatted(comment("c3", "Linh", "<p>Frost</p>"), "null"))
                        : Answer.ok(held.formatted(comment("c2", "Linh", "<p>Ice</p>"), "\"more\"")));
        page.navigate(service.pageWith("en", COMMENTS));
        Locator waiting = page.locator("section.held");
        waiting.getByText("More comments").click();
        assertThat(waiting.getByText("Frost")).isVisible();
        assertThat(waiting.getByText("Ice")).isVisible();
        assertThat(waiting.getByText("More comments")).isHidden();
    }

    @Test
    void editIsOfferedUntilItsTimeIsOver() {
        page.clock().install();
        service.on("GET " + THREAD, thread(comment("c1", "Linh", "<p>Snow</p>").replace("by-c1", "me")))
                .on("GET " + THREAD + "/mine", mine("2026-01-07T10:56:00Z"));
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(edit()).isVisible();
        page.clock().fastForward("04:00");
        assertThat(edit()).isVisible();

        page.clock().fastForward("01:01");
        assertThat(edit()).isHidden();
        assertThat(page.getByText("Delete", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void editIsNotOfferedWhereItsTimeIsOverAlready() {
        service.on("GET " + THREAD, thread(comment("c1", "Linh", "<p>Snow</p>").replace("by-c1", "me")))
                .on("GET " + THREAD + "/mine", mine("2026-01-07T11:01:01Z"));
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(page.getByText("Delete", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(edit()).isHidden();
    }

    @Test
    void commentsOfIgnoredReadersAreHidden() {
        service.on("PUT /me/ignored-readers/by-c1", new Answer(204, ""))
                .on("DELETE /me/ignored-readers/by-c1", new Answer(204, ""));
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByLabel("Ignore Minh").click();
        assertThat(page.getByText("You ignore Minh.")).isVisible();
        assertThat(page.getByText("Snow")).isHidden();

        page.getByText("Stop ignoring").click();
        assertThat(page.getByText("Snow")).isVisible();
    }

    private static boolean asks(Request request, String parameter) {
        return String.valueOf(request.address().getQuery()).contains(parameter);
    }

    /** Agree is the first, disagree the second. */
    private Locator vote(String comment, int which) {
        return page.locator("#comment-" + comment + " button.vote").nth(which);
    }

    private Locator edit() {
        return exactly("Edit");
    }

    private Locator exactly(String words) {
        return page.getByText(words, new Page.GetByTextOptions().setExact(true));
    }

    /** Linh has neither voted nor anything that waits. */
    private static Answer mine(String editableSince) {
        return Answer.ok("{\"votes\":{},\"held\":[],\"editableSince\":\"%s\"}".formatted(editableSince));
    }

    private String address(String path) {
        return String.valueOf(page.evaluate("path => new URL(path, location.href).href", path));
    }
}
