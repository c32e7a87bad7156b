package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A moderator narrows a queue by filters. */
@ExtendWith(ChromiumExtension.class)
class ConsoleFiltersIT {

    private final FakeService service;
    private final Page page;
    private final DeskPage desk;

    ConsoleFiltersIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.desk = new DeskPage(service, page);
    }

    @Test
    void reasonIsChosenAndTakenOffAgain() {
        new FakeDesk(service, 5).flood(1, 4);
        desk.open("");
        desk.button("Filters").click();
        page.locator("select[name=reason]").selectOption("Sent many comments within minutes");
        assertThat(desk.items()).hasCount(2);
        assertThat(page).hasURL(Pattern.compile("\\?reason=FLOOD$"));
        page.reload();
        assertThat(desk.items()).hasCount(2);
        desk.button("Remove the filter “Reason: Sent many comments within minutes”")
                .click();
        assertThat(desk.item(5)).isVisible();
        assertThat(page).hasURL(Pattern.compile("/console/$"));
    }

    @Test
    void articleIsFoundByWordsOfItsTitleWithTheKeyboard() {
        new FakeDesk(service, 4).onShips(2, 3);
        desk.open("");
        desk.button("Filters").focus();
        desk.press("Enter Tab Tab");
        var field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Article"));
        assertThat(field).isFocused();
        page.keyboard().type("ships");
        var found = page.locator("article-search [role=option]");
        assertThat(found).hasCount(2);
        assertThat(found.first()).containsText("Closed");
        assertThat(page.getByText("There are more. Type more of the title.")).isVisible();
        desk.press("ArrowUp ArrowDown");
        assertThat(field).hasAttribute("aria-activedescendant", "found-0");
        desk.press("Escape");
        assertThat(field).hasAttribute("aria-expanded", "false");
        desk.press("ArrowDown Enter");
        assertThat(page).hasURL(Pattern.compile("\\?article=ships$"));
        assertThat(desk.item(3)).isFocused();
        assertThat(desk.items()).hasCount(2);
        assertThat(page.locator("article-card")).isVisible();
        desk.button("Remove the filter “Article: Ships in the ice”").click();
        assertThat(desk.items()).hasCount(4);
    }

    @Test
    void titleThatNoArticleHasIsSaid() {
        new FakeDesk(service, 1);
        desk.open("");
        desk.button("Filters").click();
        var field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Article"));
        field.fill("whales");
        assertThat(page.locator("article-search .popup")).hasText("No title has these words.");
        service.on("GET /admin/sites/vir/articles", Answer.problem(503, "unavailable"));
        field.fill("ships");
        assertThat(page.locator("article-search [role=alert]")).containsText("cannot be reached");
        desk.press("Escape");
        assertThat(field).hasValue("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "reported", "new", "spam", "rejected", "all"})
    void daysNarrowEveryQueue(String queue) {
        new FakeDesk(service, 2);
        service.on(FakeDesk.COMMENTS, Answer.ok("{\"items\":[],\"next\":null}"));
        page.navigate(service.console() + "?queue=" + queue);
        desk.button("Filters").click();
        page.locator("input[name=from]").fill("2026-01-07");
        assertThat(page).hasURL(Pattern.compile("from=2026-01-07"));
        page.locator("input[name=to]").fill("2026-01-08");
        page.waitForCondition(() -> service.requests(FakeDesk.COMMENTS).stream()
                .map(request -> request.address().getQuery())
                .anyMatch(query -> query.contains("queue=" + queue)
                        && query.contains("from=2026-01-07")
                        && query.contains("to=2026-01-08")));
        desk.button("Remove the filter “To 2026-01-08”").click();
        assertThat(page.locator(".chip")).hasCount(1);
    }

    @Test
    void reportedQueueIsNarrowedByWhatReadersReport() {
        new FakeDesk(service, 2);
        service.on(FakeDesk.COMMENTS, Answer.ok("{\"items\":[],\"next\":null}"));
        page.navigate(service.console() + "?queue=reported");
        desk.button("Filters").click();
        var reason = page.locator("select[name=reason]");
        assertThat(reason.locator("option")).hasText(new String[] {
            "Any",
            "Advertising or spam",
            "Insult or harassment",
            "Not about the article",
            "Against the law",
            "Something else"
        });
        reason.selectOption("Against the law");
        assertThat(page).hasURL(Pattern.compile("queue=reported&reason=ILLEGAL$"));
        page.waitForCondition(() -> service.requests(FakeDesk.COMMENTS).stream()
                .anyMatch(request -> request.address().getQuery().contains("reason=ILLEGAL")));
        desk.button("Remove the filter “Reason: Against the law”").click();
        assertThat(page).hasURL(Pattern.compile("queue=reported$"));
    }

    @Test
    void repeatLeadsToTheCommentThatItRepeatsAndBack() {
        var kept = new FakeDesk(service, 3);
        var earlier = """
                "repeats":{"id":"%s","article":"story","author":{"id":"r1","name":"Hoa","badges":[]},"state":"PUBLISHED",\
                "createdAt":"2026-01-07T10:59:00Z"},"reasons":""".formatted(FakeDesk.id(1));
        service.on(
                FakeDesk.COMMENTS,
                request -> Answer.ok(kept.page(request).body().replaceFirst("\"reasons\":", earlier)));
        desk.open("");
        var repeats = page.locator("section.context .repeats");
        assertThat(repeats).hasText(Pattern.compile("First sent as:\\s+Comment by Hoa.*Published", Pattern.DOTALL));
        desk.button("Comment by Hoa").click();
        assertThat(desk.item(1)).isFocused();
        assertThat(page).hasURL(Pattern.compile("author=r1&article=story&queue=all#comment-" + FakeDesk.id(1) + "$"));
        desk.press("k");
        assertThat(desk.item(2)).isFocused();
        assertThat(repeats).hasCount(0);
        page.goBack();
        assertThat(desk.queue("Pending")).hasAttribute("aria-current", "page");
        assertThat(repeats).isVisible();
    }
}
