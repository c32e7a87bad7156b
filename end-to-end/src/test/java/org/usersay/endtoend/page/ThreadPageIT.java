package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.action;
import static org.usersay.endtoend.page.ReaderPages.button;
import static org.usersay.endtoend.page.ReaderPages.commentSaying;
import static org.usersay.endtoend.page.ReaderPages.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/** A conversation in the browser: sorted, in pages, with replies, while others write. */
@InBrowser
@ExtendWith(RunningSystem.class)
class ThreadPageIT {

    private final Usersay usersay;
    private final Browsers browsers;
    private final Article article = Article.fresh();
    private final Account linh;

    ThreadPageIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
        this.linh = usersay.readers().signedIn("Linh");
    }

    @Test
    void aThreadIsReadInPagesSortedWithItsRepliesOnDemand() {
        String oldest = say("The first of all.", null);
        String best = say("The one all agree with.", null);
        String debated = say("The one they argue about.", null);
        for (int number = 4; number <= 22; number++) {
            say("Number " + number + ".", null);
        }
        for (int number = 1; number <= 5; number++) {
            say("Reply " + number + ".", oldest);
        }
        Account minh = usersay.readers().signedIn("Minh");
        vote(minh, best, 1);
        vote(minh, debated, 1);
        vote(usersay.readers().signedIn("Hoa"), debated, -1);
        Page page = open(Screen.PHONE);
        Locator top = page.locator("user-say .comments > li");

        assertThat(top).hasCount(20);
        assertThat(top.first()).containsText("Number 22.");
        button(page, "More comments").click();
        assertThat(top).hasCount(22);
        assertThat(button(page, "More comments")).isHidden();

        sort(page, "Oldest");
        assertThat(top.first()).containsText("The first of all.");
        assertThat(top.first().locator(".replies > li")).hasCount(3);
        button(page, "More replies (2)").click();
        assertThat(top.first().locator(".replies > li")).hasCount(5);
        assertThat(top.first()).containsText("Reply 5.");

        sort(page, "Top");
        assertThat(top.first()).containsText("The one all agree with.");
        Screenshots.take(page, "thread", Screen.PHONE);

        sort(page, "Most debated");
        assertThat(top.first()).containsText("The one they argue about.");
    }

    @Test
    void newCommentsAreAnnouncedAndShownOnRequest() {
        say("Here before.", null);
        Page reading = open(Screen.DESKTOP);
        assertThat(reading.getByText("Here before.")).isVisible();
        Page writing = open(Screen.PHONE, usersay.readers().signedIn("Minh"));
        field(writing, "Your comment").fill("One arrives.");
        button(writing, "Post comment").click();
        assertThat(writing.getByText("Your comment has been published.")).isVisible();
        say("Two arrive.", null);
        say("Three arrive.", null);

        assertThat(button(reading, "3 new comments")).isVisible();
        assertThat(reading.locator("user-say h2")).hasText("(4) user say");
        assertThat(reading.getByText("Two arrive.")).isHidden();
        Screenshots.take(reading, "arrivals", Screen.DESKTOP);
        button(reading, "3 new comments").click();
        assertThat(reading.getByText("One arrives.")).isVisible();
        assertThat(reading.getByText("Three arrive.")).isVisible();
        assertThat(button(writing, "2 new comments")).isVisible();
    }

    @Test
    void anAuthorEditsAndDeletesAComment() {
        String id = say("As it was first.", null);
        say("An answer to it.", id);
        Page reading = open(Screen.DESKTOP);
        assertThat(reading.getByText("As it was first.")).isVisible();
        Page own = open(Screen.PHONE, linh);

        action(own, "As it was first.", "Edit").click();
        field(own, "Edit your comment").fill("As it **is** now.");
        button(own, "Save").click();
        assertThat(own.getByText("Your changes have been saved.")).isVisible();
        assertThat(reading.getByText("As it is now.")).isVisible();
        assertThat(commentSaying(reading, "As it is now.")).containsText("edited");

        action(own, "As it is now.", "Delete").click();
        button(own, "Yes, delete").click();
        for (Page page : new Page[] {own, reading}) {
            assertThat(page.getByText("This comment was removed.")).isVisible();
            assertThat(page.getByText("As it is now.")).isHidden();
            assertThat(page.getByText("An answer to it.")).isVisible();
        }
    }

    @Test
    void anEditAfterAReloadKeepsMentionsAndOverwritesNoOtherEdit() {
        Account minh = usersay.readers().signedIn("Minh");
        minh.browser().post(article.comments(), Map.of("text", "I was there.")).expect(201);
        String id = say("Ask @Minh about it.", null);
        Page page = open(Screen.PHONE, linh);
        action(page, "about it.", "Edit").click();
        assertThat(field(page, "Edit your comment")).hasValue("Ask @Minh about it.");
        field(page, "Edit your comment").fill("Ask @Minh again.");
        button(page, "Save").click();
        assertThat(page.getByText("Your changes have been saved.")).isVisible();

        page.reload();
        assertThat(commentSaying(page, "again.").locator("a.mention")).hasText("@Minh");
        action(page, "again.", "Edit").click();
        field(page, "Edit your comment").fill("Changed here.");
        linh.browser()
                .put("/api/v1/comments/" + id, Map.of("text", "Changed elsewhere."))
                .expect(200);
        button(page, "Save").click();
        assertThat(page.getByText("This was changed elsewhere in the meantime")).isVisible();
        assertThat(field(page, "Edit your comment")).hasValue("Changed here.");
        page.reload();
        assertThat(page.getByText("Changed elsewhere.")).isVisible();
    }

    @Test
    void changesInTheBackgroundShowWhenTheTabIsVisibleAgain() {
        String stays = say("Stays here.", null);
        String goes = say("Goes away.", null);
        Page seen = open(Screen.DESKTOP);
        assertThat(seen.getByText("Goes away.")).isVisible();
        say("Seen by the one.", null);
        assertThat(button(seen, "1 new comment")).isVisible();
        button(seen, "1 new comment").click();
        Page fresh = open(Screen.DESKTOP);
        assertThat(fresh.getByText("Seen by the one.")).isVisible();

        for (Page page : new Page[] {seen, fresh}) {
            setVisible(page, false);
        }
        say("A reply meanwhile.", stays);
        linh.browser().delete("/api/v1/comments/" + goes).expect(204);
        for (Page page : new Page[] {seen, fresh}) {
            setVisible(page, true);
            assertThat(page.getByText("Goes away.")).isHidden();
            button(page, "1 new comment").click();
            assertThat(page.locator(".replies").getByText("A reply meanwhile.")).isVisible();
            assertThat(page.locator("user-say h2")).hasText("(3) user say");
        }
    }

    @Test
    void aLinkOpensACommentBelowThoseItAnswers() {
        String id = say("Level 1.", null);
        for (int level = 2; level <= 7; level++) {
            id = say("Level " + level + ".", id);
        }
        for (int number = 1; number <= 21; number++) {
            say("Later " + number + ".", null);
        }
        Page page = browsers.open(Screen.PHONE, usersay.gateway());
        page.navigate(ReaderPages.story(page, article, "") + "?comment=" + id);

        Locator linked = page.locator("user-say section.linked");
        assertThat(linked.locator("article.target")).containsText("Level 7.");
        assertThat(linked).containsText("Level 1.");
        assertThat(linked.locator("article.target")).isInViewport();
        Screenshots.take(page, "permalink", Screen.PHONE);
    }

    private Page open(Screen screen) {
        Page page = browsers.open(screen, usersay.gateway());
        page.navigate(ReaderPages.story(page, article, ""));
        return page;
    }

    private Page open(Screen screen, Account account) {
        Page page = browsers.open(screen, usersay.gateway());
        ReaderPages.signIn(page, usersay, account);
        page.navigate(ReaderPages.story(page, article, ""));
        assertThat(page.getByText("Signed in as")).isVisible();
        return page;
    }

    /** Simulates that the tab is hidden or shown again. */
    private static void setVisible(Page page, boolean visible) {
        page.evaluate("""
                visible => {
                  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !visible });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", visible);
    }

    private static void vote(Account account, String id, int value) {
        account.browser()
                .put("/api/v1/comments/" + id + "/vote", Map.of("value", value))
                .expect(200);
    }

    private static void sort(Page page, String by) {
        page.getByLabel("Sort by").selectOption(by);
    }

    private String say(String text, @Nullable String parent) {
        Visitor browser = linh.browser();
        return browser.post(
                        article.comments(),
                        parent == null ? Map.of("text", text) : Map.of("text", text, "parent", parent))
                .expect(201)
                .text("/id");
    }
}
