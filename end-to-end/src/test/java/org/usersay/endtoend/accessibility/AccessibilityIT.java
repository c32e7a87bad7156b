package org.usersay.endtoend.accessibility;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.usersay.endtoend.page.ReaderPages.HARBIN;
import static org.usersay.endtoend.page.ReaderPages.button;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.endtoend.browser.Browsers;
import org.usersay.endtoend.browser.InBrowser;
import org.usersay.endtoend.browser.Screen;
import org.usersay.endtoend.page.ReaderPages;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Each page on each screen, checked with all rules of axe-core. */
@InBrowser
@ExtendWith(RunningSystem.class)
class AccessibilityIT {

    private final Usersay usersay;
    private final Browsers browsers;

    AccessibilityIT(Usersay usersay, Browsers browsers) {
        this.usersay = usersay;
        this.browsers = browsers;
    }

    static Stream<Arguments> pages() {
        return Stream.of(Screen.values())
                .flatMap(screen -> Stream.of(
                                "/",
                                "/categories/corporate",
                                "/registration",
                                "/subscription",
                                "/order",
                                "/order?lang=vi&plan=weekly-3&country=VN",
                                "/console/",
                                "/confirm?token=x",
                                "/reset?token=x",
                                "/sign-in?token=x",
                                "/reader?id=nobody",
                                "/account",
                                "/no-such-page")
                        .map(path -> Arguments.of(screen, path)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasNoViolations(Screen screen, String path) {
        Page page = browsers.open(screen, usersay.gateway());
        page.navigate(path);
        assertThat(page.locator("h1").first()).isAttached();
        check(page);
    }

    @ParameterizedTest
    @EnumSource
    void anArticleWithAConversationHasNoViolations(Screen screen) {
        Article article = new Article("global-mayors-dialogue-harbin");
        Account reader = usersay.readers().signedIn("Linh");
        String id = reader.browser()
                .post(article.comments(), Map.of("text", "> quoted\n\nA [link](https://example.org/)."))
                .expect(201)
                .text("/id");
        reader.browser()
                .post(article.comments(), Map.of("text", "A reply.", "parent", id))
                .expect(201);
        Page page = browsers.open(screen, usersay.gateway());
        ReaderPages.register(page, usersay, "Minh");
        page.navigate(HARBIN);
        assertThat(page.getByText("A reply.").first()).isVisible();
        button(page, "Preview").click();
        page.getByText("Reply", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(button(page, "Post reply")).isVisible();
        check(page);
    }

    @ParameterizedTest
    @EnumSource
    void theConsoleHasNoViolations(Screen screen) {
        usersay.readers()
                .signedIn("Linh")
                .browser()
                .post(Article.fresh().comments(), Map.of("text", "For the desk."))
                .expect(201);
        Page page = browsers.open(screen, usersay.gateway());
        page.navigate("/console/?queue=new");
        ReaderPages.signIn(page, usersay.administratorEmail(), usersay.administratorPassword());
        assertThat(page.getByText("For the desk.").first()).isVisible();
        check(page);
        for (String desk : new String[] {"Subscription orders", "Mail outbox"}) {
            ReaderPages.openMenu(page, screen);
            button(page, desk).click();
            assertThat(page.getByRole(AriaRole.TABLE)).isAttached();
            check(page);
        }
        ReaderPages.openMenu(page, screen);
        button(page, "Ratings").click();
        assertThat(page.getByText("No votes have been set aside.")
                        .or(page.locator("anomaly-list article").first()))
                .isVisible();
        check(page);
    }

    private static void check(Page page) {
        // What passes is not described node by node, and no second page is opened for the frames of other origins.
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // Of WCAG 2.2 AA, but off unless asked for.
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        options.setRules(Map.of("target-size", on));
        AxeResults results =
                new AxeBuilder(page).options(options).setLegacyMode(true).analyze();
        Assertions.assertThat(results.getPasses())
                .as("axe has looked at the page")
                .isNotEmpty();
        Assertions.assertThat(results.getViolations().stream().map(AccessibilityIT::describe))
                .as(page.url())
                .isEmpty();
    }

    private static String describe(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }
}
