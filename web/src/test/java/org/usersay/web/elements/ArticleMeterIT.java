package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metered articles on a publisher's page. */
@ExtendWith(ChromiumExtension.class)
class ArticleMeterIT {

    private static final String OPEN = "PUT /sites/vir/articles/a1/meter";
    private static final String ELEMENT =
            "<h1>A story</h1><article-meter site=\"vir\" article=\"a1\"%s><p>The whole story.</p></article-meter>";
    private static final Answer USED_UP = Answer.ok("""
        {"article":"a1","state":"USED_UP","limit":5,"remaining":0,"startsAgainAt":"2026-12-01T12:00:00Z","statement":null}\
        """);

    private final FakeService service;
    private final Page page;

    ArticleMeterIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 5 | 2 | You have 2 of 5 free articles left this month. | Subscribe",
                "en | 5 | 0 | This is the last of your 5 free articles this month. | Subscribe",
                "en | 1 | 0 | This is your free article of this month. | Subscribe",
                "vi | 5 | 2 | Tháng này bạn còn được đọc miễn phí 2 trong 5 bài. | Đặt mua báo"
            })
    void countedArticleIsShownWithWhatIsLeft(String language, int limit, int remaining, String text, String link)
            throws Exception {
        service.on(OPEN, counted(limit, remaining));
        page.navigate(service.styledPageWith(language, ELEMENT.formatted("")));
        assertThat(page.getByText(text)).isVisible();
        assertThat(page.getByText("The whole story.")).isVisible();
        assertThat(page.getByText(link, new Page.GetByTextOptions().setExact(true)))
                .hasAttribute("href", service.ownPage("/subscription?site=vir&lang=" + language));
        Axe.check(page, "counted article");
        assertThat(service.requests(OPEN)).hasSize(1);
    }

    @Test
    void articleBeyondTheMeterIsHiddenAndSaysWhenMoreAreFree() throws Exception {
        service.on(OPEN, USED_UP);
        page.navigate(service.styledPageWith("en", ELEMENT.formatted(" order-url=\"https://www.example.org/plans\"")));
        assertThat(page.getByText("You have read your free articles of this month"))
                .isVisible();
        assertThat(page.getByText("More are free from 1 December (5 a month). Subscribers read on now."))
                .isVisible();
        assertThat(page.getByText("The whole story.")).isHidden();
        assertThat(page.getByText("Subscribe", new Page.GetByTextOptions().setExact(true)))
                .hasAttribute("href", "https://www.example.org/plans");
        Axe.check(page, "used-up meter");
        page.getByText("Sign in or register").click();
        assertThat(page.getByLabel("E-mail")).isVisible();
        Axe.check(page, "used-up meter with sign-in");
    }

    @Test
    void subscriberWhoSignsInReadsOn() {
        service.on(OPEN, USED_UP)
                .on("GET /me", Answer.problem(401, "not-authenticated"))
                .on("POST /session", request -> {
                    service.on(
                                    "GET /me",
                                    Answer.ok("{\"id\":\"r1\",\"name\":\"Lan\",\"roles\":[\"READER\"],\"desks\":[]}"))
                            .on(
                                    OPEN,
                                    Answer.ok("{\"article\":\"a1\",\"state\":\"ENTITLED\",\"statement\":\"signed\"}"));
                    return Answer.ok("{}");
                });
        page.navigate(service.pageWith("en", ELEMENT.formatted("")));
        page.getByText("Sign in or register").click();
        page.getByLabel("E-mail").fill("lan@example.org");
        page.getByLabel("Password").fill("a long enough password");
        page.locator("reader-registration button.main").click();
        assertThat(page.getByText("The whole story.")).isVisible();
        assertThat(page.locator("article-meter section")).hasCount(0);
        assertThat(page.locator("article-meter .left")).hasCount(0);
    }

    @Test
    void publishersScriptGetsTheStatementWheneverItComes() {
        service.on(OPEN, counted(5, 4));
        page.addInitScript(
                "addEventListener('article-meter', ({ detail }) => { globalThis.heard = detail.statement; })");
        page.navigate(service.pageWith("en", ELEMENT.formatted("")));
        assertThat(page.getByText("You have 4 of 5 free articles left this month."))
                .isVisible();
        assertThat(page.evaluate("globalThis.heard")).isEqualTo("signed");
        assertThat(page.evaluate("document.querySelector('article-meter').reading.statement"))
                .isEqualTo("signed");
    }

    @ParameterizedTest
    @CsvSource({"401, not-authenticated", "429, too-many-browsers"})
    void browserThatIsNotCountedIsAskedToSignIn(int status, String problem) throws Exception {
        service.on(OPEN, Answer.problem(status, problem));
        page.navigate(service.styledPageWith("vi", ELEMENT.formatted("")));
        assertThat(page.getByText("Bài viết dành cho người đặt mua")).isVisible();
        assertThat(page.getByText("The whole story.")).isHidden();
        Axe.check(page, "refused meter");
    }

    /** A site without a meter, a gateway with too many requests, and a service that is away take nothing from anybody. */
    @ParameterizedTest
    @CsvSource({"404, not-found", "429, too-many-requests", "503, unavailable"})
    void whatCannotBeCountedIsShown(int status, String problem) {
        service.on(OPEN, Answer.problem(status, problem));
        page.navigate(service.pageWith("en", ELEMENT.formatted("")));
        page.waitForFunction("document.querySelector('article-meter').reading");
        assertThat(page.getByText("The whole story.")).isVisible();
        assertThat(page.locator("article-meter section, article-meter .left")).hasCount(0);
    }

    private static Answer counted(int limit, int remaining) {
        return Answer.ok("""
            {"article":"a1","state":"COUNTED","limit":%d,"remaining":%d,"startsAgainAt":"2026-12-01T00:00:00Z","statement":"signed"}\
            """.formatted(limit, remaining));
    }
}
