package org.usersay.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.node.ObjectNode;

/** Reading and writing without JavaScript. */
@InBrowser
@ExtendWith(RunningSystem.class)
class WithoutScriptIT {

    private static final String ADMIN = "/api/v1/admin/sites/" + Usersay.SITE;

    private final Usersay usersay;
    private final Browsers browsers;
    private final Article article = Article.fresh();

    WithoutScriptIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    @Test
    void aGuestReadsAndWritesOnThePageThatIncludesTheFragment() {
        String story = usersay.publisher().origin() + "/story";
        usersay.readers()
                .signedIn("Linh")
                .browser()
                .post(article.comments(), Map.of("text", "Read by **everybody**.", "articleUrl", story))
                .expect(201);
        Visitor moderator = usersay.administrator();
        ObjectNode settings = (ObjectNode)
                moderator.get(ADMIN + "/moderation-settings").expect(200).at("");
        boolean before = settings.get("guests").booleanValue();
        moderator
                .put(ADMIN + "/moderation-settings", settings.put("guests", true))
                .expect(200);
        try {
            Page page = browsers.openWithoutScripts(Screen.PHONE, usersay.gateway());
            String fragment =
                    page.request().get(article.path() + "/comments.html").text();
            page.route(
                    story,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setBody(fragment)));
            page.navigate(story);
            assertThat(page.getByText("Read by everybody.")).isVisible();
            String comment = "Without a script " + UUID.randomUUID();
            write(page, comment);
            assertThat(page).hasURL(story + "#user-say");

            page.navigate(story);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reply"))
                    .click();
            String reply = "An answer " + UUID.randomUUID();
            write(page, reply);
            assertThat(page).hasURL(story + "#user-say");

            assertThat(moderator
                            .get(ADMIN + "/comments?state=HELD&article=" + article.id())
                            .expect(200)
                            .at("/items"))
                    .satisfiesExactly(
                            held -> assertThat(held.get("text").stringValue()).isEqualTo(reply),
                            held -> assertThat(held.get("text").stringValue()).isEqualTo(comment))
                    .first()
                    .satisfies(held -> assertThat(held.get("parent").isNull()).isFalse());
        } finally {
            moderator
                    .put(ADMIN + "/moderation-settings", settings.put("guests", before))
                    .expect(200);
        }
    }

    @Test
    void aReaderOrdersAPrintedWeeklyAndIsToldHowToPay() {
        Page page = browsers.openWithoutScripts(Screen.PHONE, usersay.gateway());
        page.navigate("/subscription");
        // Not by its text or role: Playwright takes the content of noscript for hidden.
        page.locator("noscript a").click();
        page.getByLabel("3 months by carrier").check();
        button(page, "Continue").click();
        page.getByLabel("Copies").fill("2");
        page.getByLabel("Full name").fill("Không Script");
        page.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true)).fill("without-script@example.org");
        page.getByLabel("Street and number").fill("47 Quang Trung");
        page.getByLabel("City or province").fill("Hà Nội");
        page.getByText("For a company (optional)").click();
        page.getByLabel("Company", new Page.GetByLabelOptions().setExact(true)).fill("Công ty Không Script");
        page.getByLabel("Tax code").fill("12345");
        button(page, "Check the order").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This is no tax code of the country.");
        assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
        assertThat(page.getByLabel("Full name")).hasValue("Không Script");
        page.getByLabel("Tax code").fill("0123456787");
        button(page, "Check the order").click();
        assertThat(page.locator("dl.bill")).containsText("1,040,000 VND");
        button(page, "Order now").click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("We have your order")))
                .isVisible();
        assertThat(page.locator("main")).containsText("First issue");
        usersay.mailbox().waitFor("without-script@example.org", "reference=");
    }

    private static void write(Page page, String words) {
        page.getByLabel("Name").fill("Passer-by");
        page.getByLabel("E-mail, never shown").fill("passer-by@example.org");
        page.getByLabel("Comment").fill(words);
        button(page, "Post the comment").click();
    }
}
