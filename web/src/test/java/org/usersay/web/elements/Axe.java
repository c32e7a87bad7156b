package org.usersay.web.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;

/** Check of a page against the rules of axe. */
final class Axe {

    private Axe() {}

    /** @param state of the page, as a failure names it */
    static void check(Page page, String state) {
        check(new AxeBuilder(page), state);
    }

    /** The same in dark and in light. */
    static void checkLightAndDark(Page page, String state) {
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            check(page, state + ", " + scheme);
        }
    }

    /** The same of one element and what is in it. */
    static void check(Page page, String selector, String state) {
        check(new AxeBuilder(page).include(selector), state);
    }

    /**
     * What passes is not described node by node, and no second page is opened for the frames of other origins. The size of
     * targets is of WCAG 2.2 AA, but off unless asked for.
     */
    private static void check(AxeBuilder builder, String state) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        options.setRules(Map.of("target-size", on()));
        var results = builder.options(options).setLegacyMode(true).analyze();
        assertThat(results.getPasses()).isNotEmpty();
        assertThat(results.getViolations().stream().map(Axe::describe))
                .as(state)
                .isEmpty();
    }

    private static AxeRuleOptions on() {
        var rule = new AxeRuleOptions();
        rule.setEnabled(true);
        return rule;
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
