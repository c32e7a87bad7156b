package org.usersay.web.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

/** Check of a page against the rules of axe. */
final class Axe {

    private Axe() {}

    /** @param state of the page, as a failure names it */
    static void check(Page page, String state) {
        var results = new AxeBuilder(page).analyze();
        assertThat(results.getPasses()).isNotEmpty();
        assertThat(results.getViolations().stream().map(Axe::describe))
                .as(state)
                .isEmpty();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
