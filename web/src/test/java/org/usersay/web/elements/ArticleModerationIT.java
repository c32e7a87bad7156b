package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A moderator decides on the article's own page, and a reader sees a warning there. */
@ExtendWith(ChromiumExtension.class)
class ArticleModerationIT {

    private static final String COMMENTS = "<user-say site=\"vir\" article=\"story\"></user-say>";
    private static final String DECISIONS = "POST /admin/comments/decisions";
    private static final Answer MODERATOR = Answer.ok(
            "{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"],\"desks\":[{\"id\":\"vir\",\"name\":\"V\"}]}");

    private final FakeService service;
    private final Page page;

    ArticleModerationIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", MODERATOR)
                .on("GET " + THREAD, thread(comment("c1", "Khanh", "Words of Khanh")))
                .on("GET " + THREAD + "/mine", Answer.ok("{\"votes\":{},\"held\":[]}"))
                .on("GET /me/ignored-readers", Answer.ok("{\"items\":[]}"))
                .on("GET /admin/sites/vir/reasons", Answer.ok("""
                        {"items":[{"code":"insult","label":"Insult","statement":"Persons are not insulted here."}]}"""))
                .on(DECISIONS, Answer.ok("{\"items\":[{\"id\":\"c1\",\"state\":\"REJECTED\",\"decision\":\"c1.1\"}]}"))
                .on("DELETE /admin/comments/decisions/c1.1", Answer.ok("{\"id\":\"c1\",\"state\":\"PUBLISHED\"}"))
                .on("PUT /admin/comments/c1/pin", new Answer(204, ""));
    }

    @Test
    void commentIsRejectedWithAReasonAndBackAgainByTheKeyboard() {
        page.setViewportSize(360, 740);
        page.navigate(service.pageWith("en", COMMENTS));
        menu().focus();
        page.keyboard().press("Enter");
        assertThat(button("Approve")).isFocused();
        page.keyboard().press("Escape");
        assertThat(menu()).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(button("Insult")).isFocused();
        check("reasons");
        page.keyboard().press("Enter");

        assertThat(page.locator(".removed")).hasText("Rejected. Readers no longer see it.");
        assertThat(page.getByText("Words of Khanh")).hasCount(0);
        assertThat(service.requests(DECISIONS))
                .extracting(Request::body)
                .containsExactly(
                        "{\"ids\":[\"c1\"],\"decision\":\"REJECT\",\"expectedState\":\"PUBLISHED\",\"reasonCode\":\"insult\"}");
        assertThat(button("Undo")).isFocused();
        check("removed");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Words of Khanh")).isVisible();
        assertThat(menu()).isFocused();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void commentIsPinnedAndFoundInTheConsole() {
        page.navigate(service.pageWith("vi", COMMENTS));
        menu().click();
        check("menu");
        assertThat(page.getByText("Mở trong bàn điều hành"))
                .hasAttribute(
                        "href", Pattern.compile(".*/console/\\?site=vir&lang=vi&queue=all&article=.*#comment-c1"));
        button("Ghim").click();
        assertThat(page.getByText("Đã ghim lên đầu.")).isVisible();
        assertThat(service.requests("PUT /admin/comments/c1/pin")).hasSize(1);
    }

    @Test
    void secondModeratorIsToldWhoWasFirst() {
        service.on(DECISIONS, Answer.ok("""
                {"items":[{"id":"c1","problem":"/problems/already-decided","state":"PUBLISHED","byName":"Anna"}]}"""));
        page.navigate(service.pageWith("en", COMMENTS));
        menu().click();
        button("Spam").click();
        assertThat(page.getByText("Anna has decided about it already.")).isVisible();
        assertThat(page.getByText("Words of Khanh")).isVisible();
    }

    @Test
    void nothingOfItIsLoadedForOthers() {
        var scripts = new ArrayList<String>();
        page.onRequest(request -> scripts.add(request.url()));
        for (var other : new Answer[] {
            LINH,
            Answer.problem(401, "not-authenticated"),
            Answer.ok(
                    "{\"id\":\"m2\",\"name\":\"Mo\",\"roles\":[\"READER\",\"MODERATOR\"],\"desks\":[{\"id\":\"other\",\"name\":\"O\"}]}")
        }) {
            service.on("GET /me", other);
            page.navigate(service.pageWith("en", COMMENTS));
            assertThat(page.getByText("Words of Khanh")).isVisible();
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(page.locator("usersay-moderation")).hasCount(0);
        }
        assertThat(scripts).noneMatch(url -> url.endsWith("/moderation.js"));
    }

    @Test
    void warningIsShownUntilTheReaderConfirmsIt() {
        service.on("GET /me", Answer.ok("""
                        {"id":"r1","name":"Linh","roles":["READER"],"warnings":[\
                        {"id":"w1","site":"vir","text":"Mind the rules.","at":"2026-01-07T11:00:00Z"},\
                        {"id":"w2","site":"other","text":"Elsewhere.","at":"2026-01-07T11:00:00Z"}]}""")).on("PUT /me/warnings/vir/w1/acknowledgement", new Answer(204, ""));
        page.navigate(service.pageWith("en", COMMENTS));
        assertThat(page.getByText("Mind the rules.")).isVisible();
        assertThat(page.getByText("Elsewhere.")).hasCount(0);
        check("warning");
        button("I have read it").click();
        assertThat(page.getByText("Mind the rules.")).hasCount(0);
        assertThat(service.requests("PUT /me/warnings/vir/w1/acknowledgement")).hasSize(1);
    }

    private Locator menu() {
        return page.locator("usersay-moderation button.open");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void check(String state) {
        Axe.check(page, "user-say", state);
    }
}
