package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The settings of the console in a browser, and the service behind them. */
final class SettingsPage {

    static final String SETTINGS = "/admin/sites/vir/moderation-settings";
    static final String REASONS = "/admin/sites/vir/reasons";
    static final String SCORE = "/admin/sites/vir/spam-score";

    private static final String COMMENT = """
            {"id":"c%d","article":"night-trains","author":"Reader %1$d","text":"…","state":"PUBLISHED","saved":"%3$s",
            "html":"<p>The best <strong>cas</strong>ino, see <a href='https://win.example'>this</a>, says %1$d.</p>",
            "reasons":["%s"],"matches":["casino","https://win.example"]}""";

    private final FakeService service;
    private final Page page;

    SettingsPage(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"]}"))
                .on("GET " + SETTINGS, Answer.ok(settings("\"casino\",\"lừa đảo\"", 5)))
                .on("PUT " + SETTINGS, request -> Answer.ok(request.body()))
                .on("POST " + SETTINGS + "/trial", this::tried)
                .on("GET " + REASONS, Answer.ok(reasons("Off topic", "Insult")))
                .on("PUT " + REASONS, request -> Answer.ok(request.body()))
                .on("GET " + SCORE, Answer.ok("""
                        {"spam":143,"ham":811,"needed":10,"active":true,"precision":0.953,"recall":0.5,"words":[
                        {"word":"casino","spam":60,"ham":1,"spamicity":0.99},
                        {"word":"mayor","spam":0,"ham":71,"spamicity":0.03}]}"""));
    }

    static String settings(String heldWords, int linkLimit) {
        return """
                {"mode":"POSTMODERATED","heldWords":[%s],"refusedWords":[],"linkLimit":%d,"newcomerComments":1,\
                "editWindowMinutes":15,"guests":false,"autoCloseDays":null,"reportsToHold":5,"repeatsByAuthor":1,\
                "repeatsByOthers":3,"spamScoreToHold":90}""".formatted(heldWords, linkLimit);
    }

    static String reasons(String... labels) {
        return List.of(labels).stream()
                .map(label -> "{\"code\":\"%s\",\"label\":\"%s\",\"statement\":\"Why: %s.\"}"
                        .formatted(label.toLowerCase(Locale.ROOT).replace(' ', '-'), label, label))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"mailStatements\":false}"));
    }

    /** Without links nearly everything is held; the saved settings hold one comment, and no longer so where 7 links are allowed. */
    private Answer tried(Request request) {
        if (request.body().contains("\"linkLimit\":0")) {
            return Answer.ok("""
                    {"screened":20,"held":[%s,%s],"refused":[%s],"released":[],"warning":"HOLDS_NEARLY_ALL",
                    "counts":{"held":{"comments":2,"byReason":{"LINKS":2}},"refused":{"comments":1,"byReason":{"WORDS":1}}},
                    "changes":{"held":{"comments":1,"byReason":{"GUEST":1,"LINKS":1}},
                    "refused":{"comments":1,"byReason":{"WORDS":1}},"released":{"comments":0,"byReason":{}}}}""".formatted(
                            COMMENT.formatted(1, "LINKS", "HELD"),
                            COMMENT.formatted(2, "LINKS", "PUBLISHED"),
                            COMMENT.formatted(3, "WORDS", "PUBLISHED")));
        }
        boolean released = request.body().contains("\"linkLimit\":7");
        var comment = COMMENT.formatted(1, "LINKS", "HELD");
        var one = "{\"comments\":1,\"byReason\":{\"LINKS\":1}}";
        var none = "{\"comments\":0,\"byReason\":{}}";
        return Answer.ok("""
                {"screened":20,"held":[%s],"refused":[],"released":[%s],"warning":null,
                "counts":{"held":%s,"refused":%s},"changes":{"held":%4$s,"refused":%4$s,"released":%s}}""".formatted(
                released ? "" : comment, released ? comment : "", released ? none : one, none, released ? one : none));
    }

    /** Opens the console at the settings, with a query such as {@code &view=reasons}, and waits for their form. */
    SettingsPage open(String query) {
        page.navigate(service.console() + "?tab=settings" + query);
        assertThat(page.locator("site-settings h3").first()).isVisible();
        return this;
    }

    Locator field(String id) {
        return page.locator("#" + id);
    }

    Locator problem(String field) {
        return page.locator("#" + field + "-problem");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** What the bar says that saves. */
    Locator status() {
        return page.locator(".bar-of-changes [role=status]");
    }

    Locator heldWords() {
        return page.locator("word-list").first();
    }

    Locator trial() {
        return page.locator("settings-trial");
    }

    /** Bodies of what was saved. */
    List<String> saved(String path) {
        return service.requests("PUT " + path).stream().map(Request::body).toList();
    }
}
