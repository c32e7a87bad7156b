package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.action;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.browser.Screenshots;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.node.ObjectNode;

/** Reports, ignored readers, mentions, profiles and guests in the browser. */
@InBrowser
@ExtendWith(RunningSystem.class)
class ReadersPageIT {

    private final Usersay usersay;
    private final Browsers browsers;
    private final Article article = Article.fresh();

    ReadersPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @Test
    void aReportReachesModeratorsWithItsReason() {
        Account linh = usersay.readers().signedIn("Linh");
        String words = "Cheap watches " + UUID.randomUUID();
        say(linh, words);
        Page page = open(usersay.readers().signedIn("Minh"));
        action(page, words, "Report").click();
        page.getByLabel("What is wrong with this comment?").selectOption("Not about the article");
        field(page, "Anything the moderators should know (optional)").fill("It sells something.");
        button(page, "Send report").click();
        assertThat(page.getByText("The moderators will look at it.")).isVisible();

        Locator context = context("reported", words);
        assertThat(context).containsText("Reported by 1 reader");
        assertThat(context).containsText("Not about the article: “It sells something.”");
    }

    @Test
    void anIgnoredReaderIsHiddenOnEveryPageUntilUnignored() {
        Account hoa = usersay.readers().signedIn("Hoa");
        String words = "Loud words " + UUID.randomUUID();
        String elsewhere = "Elsewhere " + UUID.randomUUID();
        say(hoa, words);
        Article other = Article.fresh();
        hoa.browser().post(other.comments(), Map.of("text", elsewhere)).expect(201);
        Page page = open(usersay.readers().signedIn("Minh"));
        action(page, words, "Ignore Hoa").click();
        assertThat(page.getByText("You ignore Hoa.")).isVisible();
        assertThat(page.getByText(words)).isHidden();

        page.navigate(ReaderPages.story(page, other, ""));
        assertThat(page.getByText("You ignore Hoa.")).isVisible();
        assertThat(page.getByText(elsewhere)).isHidden();

        page.navigate(
                "/reader?id=" + hoa.browser().get("/api/v1/me").expect(200).text("/id"));
        assertThat(page.locator("reader-profile h2")).hasText("Hoa");
        assertThat(page.getByText("You have chosen not to see these comments.")).isVisible();
        button(page, "Stop ignoring").click();
        assertThat(page.getByText(words)).isVisible();
        assertThat(page.getByText(elsewhere)).isVisible();
        Screenshots.take(page, "profile", Screen.PHONE);
    }

    @Test
    void aMentionLeadsToTheProfile() {
        say(usersay.readers().signedIn("Thu Lan"), "I was there.");
        Page page = open(usersay.readers().signedIn("Minh"));
        assertThat(page.getByText("I was there.")).isVisible();
        field(page, "Your comment").pressSequentially("Ask @Th");
        button(page, "@Thu Lan").click();
        assertThat(field(page, "Your comment")).hasValue("Ask @Thu Lan ");
        button(page, "Post comment").click();
        assertThat(page.getByText("Your comment has been published.")).isVisible();
        page.locator("a.mention").click();

        assertThat(page.locator("reader-profile h2")).hasText("Thu Lan");
        assertThat(page.getByText("I was there.")).isVisible();
    }

    @Test
    void aNameLeadsToTheReadersPublishedCommentsInPages() {
        Account linh = usersay.readers().signedIn("Linh");
        for (int number = 1; number <= 21; number++) {
            say(linh, "Word " + number + " of many.");
        }
        Page page = browsers.open(Screen.DESKTOP, usersay.gateway());
        page.navigate(ReaderPages.story(page, article, ""));
        page.locator("user-say .comments > li").first().locator(".name a").click();

        assertThat(page.locator("reader-profile h2")).hasText("Linh");
        Locator history = page.locator("reader-profile .history > li");
        assertThat(history).hasCount(20);
        button(page, "More comments").click();
        assertThat(history).hasCount(21);
        assertThat(history.last()).containsText("Word 1 of many.");
    }

    @Test
    void aGuestWritesWhereTheSiteAllowsItAndAModeratorApproves() {
        Visitor moderator = usersay.administrator();
        String path = "/api/v1/admin/sites/" + Usersay.SITE + "/moderation-settings";
        ObjectNode settings = (ObjectNode) moderator.get(path).expect(200).at("");
        boolean before = settings.get("guests").booleanValue();
        moderator.put(path, settings.put("guests", true)).expect(200);
        try {
            String words = "Only passing " + UUID.randomUUID();
            Page page = browsers.open(Screen.PHONE, usersay.gateway());
            page.navigate(ReaderPages.story(page, article, "guests"));
            field(page, "Your comment").fill(words);
            field(page, "Your name").fill("Passer-by");
            field(page, "Your e-mail (not shown)").fill("passer-by@example.org");
            button(page, "Post comment").click();
            assertThat(page.getByText("A moderator will read your comment")).isVisible();

            Locator context = context("pending", words);
            assertThat(context).containsText("Written by a guest");
            // The console shows the decision before the service has it.
            context.page()
                    .waitForResponse(
                            "**/decisions",
                            () -> button(context.page(), "Approve").click());
            assertThat(context.page().getByText("1 comment approved.")).isVisible();
            page.reload();
            assertThat(page.getByText(words)).isVisible();
            assertThat(page.getByText("guest", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        } finally {
            moderator.put(path, settings.put("guests", before)).expect(200);
        }
    }

    /** What the console shows about a comment. */
    private Locator context(String queue, String words) {
        Page desk = browsers.open(Screen.DESKTOP, usersay.gateway());
        desk.navigate("/console/?queue=" + queue);
        ReaderPages.signIn(desk, usersay.administratorEmail(), usersay.administratorPassword());
        ReaderPages.queued(desk, words).click();
        return desk.locator("comment-queue section.context");
    }

    private Page open(Account account) {
        Page page = browsers.open(Screen.PHONE, usersay.gateway());
        ReaderPages.signIn(page, usersay, account);
        page.navigate(ReaderPages.story(page, article, ""));
        assertThat(page.getByText("Signed in as")).isVisible();
        return page;
    }

    private void say(Account account, String text) {
        account.browser().post(article.comments(), Map.of("text", text)).expect(201);
    }
}
