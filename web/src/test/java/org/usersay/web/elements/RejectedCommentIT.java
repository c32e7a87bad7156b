package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.THREAD;
import static org.usersay.web.elements.Samples.comment;
import static org.usersay.web.elements.Samples.thread;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rejected comment as its author sees it in the conversation. */
@ExtendWith(ChromiumExtension.class)
class RejectedCommentIT {

    private static final String COMMENTS = "<user-say site=\"vir\" article=\"story\"></user-say>";
    private static final String STATEMENT = "Be <b>kind</b> to each other.";

    private final FakeService service;
    private final Page page;

    RejectedCommentIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", LINH)
                .on("GET " + THREAD, thread(comment("c1", "Minh", "<p>Snow</p>")))
                .on("GET /me/ignored-readers", Answer.ok("{\"items\":[]}"))
                .on("POST /comments/c2/appeal", new Answer(202, ""));
    }

    @Test
    void authorReadsTheStatementAndAppeals() {
        rejected("\"" + STATEMENT + "\"", true);
        page.navigate(service.pageWith("en", COMMENTS));
        Locator rejected = page.locator("section.rejected");
        assertThat(rejected.getByText("Ice")).isVisible();
        assertThat(rejected.getByText("Rejected by a moderator")).isVisible();
        assertThat(rejected.getByText(STATEMENT)).isVisible();
        Axe.check(page, "user-say", "a rejected comment with its statement");
        assertThat(rejected.getByText("Reply")).hasCount(0);
        assertThat(rejected.getByText("Edit", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(page.locator("user-say h2")).hasText("(1) user say");

        rejected.getByText("Ask for another decision").click();
        assertThat(rejected).isHidden();
        assertThat(page.locator("section.held").getByText("Waiting for a moderator", exactly()))
                .isVisible();
        assertThat(service.requests("POST /comments/c2/appeal")).hasSize(1);
    }

    @Test
    void thereIsOneAppealInEitherLanguage() {
        rejected("null", false);
        page.navigate(service.pageWith("vi", COMMENTS));
        Locator rejected = page.locator("section.rejected");
        assertThat(rejected.getByText("Người kiểm duyệt không nêu lý do.")).isVisible();
        assertThat(rejected.getByText("Bạn đã đề nghị xem xét lại.")).isVisible();
        assertThat(rejected.getByText("Đề nghị xem xét lại", exactly())).hasCount(0);
    }

    @Test
    void refusedAppealIsExplained() {
        rejected("null", true);
        service.on("POST /comments/c2/appeal", Answer.problem(409, "conflict"));
        page.navigate(service.pageWith("en", COMMENTS));
        page.getByText("Ask for another decision").click();
        assertThat(page.locator("section.rejected [role=alert]").first()).containsText("conflict");
        assertThat(page.locator("section.rejected").getByText("Ice")).isVisible();
    }

    private void rejected(String statement, boolean appealable) {
        var rejected = comment("c2", "Linh", "<p>Ice</p>")
                .replace("by-c2", "me")
                .replace("PUBLISHED", "REJECTED")
                .replaceFirst("}$", ",\"statement\":%s,\"appealable\":%s}".formatted(statement, appealable));
        service.on(
                "GET " + THREAD + "/mine",
                Answer.ok("{\"votes\":{},\"held\":[],\"rejected\":[%s]}".formatted(rejected)));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
