package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Decisions that the service does not record, and keys that must not decide. */
@ExtendWith(ChromiumExtension.class)
class ConsoleConflictsIT {

    private final FakeService service;
    private final Page page;
    private final DeskPage desk;

    ConsoleConflictsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.desk = new DeskPage(service, page);
    }

    @Test
    void decisionOfAnotherModeratorIsToldAndCanBeReplaced() {
        var kept = new FakeDesk(service, 3);
        desk.open("");
        kept.decideElsewhere(3, "PUBLISHED");
        desk.press("r");
        assertThat(page.getByText("Anna approved the comment by Reader 3. Your decision was not recorded."))
                .isVisible();
        assertThat(desk.items()).hasCount(2);
        assertThat(desk.item(2)).isFocused();
        assertThat(desk.queue("Rejected")).containsText("0");
        desk.press("u");
        assertThat(desk.status()).hasText("There is nothing to undo.");

        desk.button("Decide anyway").click();
        page.waitForCondition(() -> kept.inState("REJECTED").contains(FakeDesk.id(3)));
        assertThat(kept.decisions().getLast()).contains("\"expectedState\":\"PUBLISHED\"");
        assertThat(desk.button("Decide anyway")).hasCount(0);
    }

    @Test
    void sameDecisionOfAnotherModeratorIsToldOnly() {
        var kept = new FakeDesk(service, 2);
        desk.open("");
        kept.decideElsewhere(2, "REJECTED");
        desk.press("r");
        assertThat(page.getByText("Anna rejected the comment by Reader 2.")).isVisible();
        assertThat(desk.button("Decide anyway")).hasCount(0);
        desk.button("Dismiss").click();
        assertThat(page.getByText("Anna rejected")).hasCount(0);
    }

    @Test
    void failedDecisionPutsTheCommentBackWithItsError() {
        var kept = new FakeDesk(service, 3);
        service.on(FakeDesk.DECISIONS, Answer.problem(503, "unavailable"));
        desk.open("").press("j a");
        assertThat(desk.item(2)).containsText("Not saved: The service cannot be reached right now.");
        assertThat(desk.items()).hasCount(3);
        assertThat(desk.item(1)).isFocused();
        assertThat(desk.queue("Pending")).containsText("3");
        service.on(FakeDesk.DECISIONS, kept::decide);
        desk.press("k a");
        page.waitForCondition(() -> kept.inState("PUBLISHED").contains(FakeDesk.id(2)));
        assertThat(desk.items()).hasCount(2);
    }

    @Test
    void tooFastDecisionsAreSentAgain() {
        var kept = new FakeDesk(service, 2);
        var refused = new AtomicInteger();
        service.on(
                FakeDesk.DECISIONS,
                request -> refused.incrementAndGet() == 1
                        ? Answer.problem(429, "too-many-requests")
                        : kept.decide(request));
        desk.open("").press("a");
        page.waitForCondition(() -> kept.inState("PUBLISHED").size() == 1);
        assertThat(desk.items()).hasCount(1);
    }

    @Test
    void undoThatComesTooLateSaysSo() {
        new FakeDesk(service, 2);
        desk.open("").press("a");
        page.waitForCondition(() -> service.requests(FakeDesk.DECISIONS).size() == 1);
        service.on(
                FakeDesk.UNDO,
                Answer.ok("{\"items\":[{\"id\":\"of-%s\",\"problem\":\"/problems/undo-window-over\"}]}"
                        .formatted(FakeDesk.id(2))));
        desk.press("u");
        assertThat(desk.status()).containsText("Not undone: the time for it is over");
        assertThat(desk.items()).hasCount(1);
    }

    @Test
    void undoThatWasNotTakenCanBeTriedAgain() {
        var kept = new FakeDesk(service, 2);
        desk.open("").press("Shift+x a");
        page.waitForCondition(() -> kept.inState("PUBLISHED").size() == 2);
        service.on(FakeDesk.UNDO, Answer.problem(503, "unavailable"));
        desk.press("u");
        assertThat(desk.status()).containsText("Not undone: The service cannot be reached right now.");
        assertThat(desk.items()).hasCount(0);
        service.on(FakeDesk.UNDO, kept::undo);
        desk.press("u u");
        page.waitForCondition(() -> kept.inState("HELD").size() == 2);
        assertThat(desk.items()).hasCount(2);
    }

    @Test
    void lettersInFieldsAndWithModifiersDecideNothing() {
        var kept = new FakeDesk(service, 3);
        desk.open("").press("/");
        assertThat(page.getByLabel("Words in the comment")).isFocused();
        page.keyboard().type("ards comment");
        assertThat(page.getByLabel("Words in the comment")).hasValue("ards comment");
        desk.item(3).focus();
        desk.press("Control+a Alt+r Meta+d");
        assertThat(desk.items()).hasCount(3);
        desk.press("r");
        assertThat(desk.items()).hasCount(2);
        assertThat(kept.decisions().size()).isLessThanOrEqualTo(1);
    }

    @Test
    void keyHeldDownDecidesOnce() {
        new FakeDesk(service, 5);
        desk.open("");
        for (int repeat = 0; repeat < 4; repeat++) {
            page.keyboard().down("r");
        }
        page.keyboard().up("r");
        assertThat(desk.items()).hasCount(4);
    }

    @Test
    void helpListsTheKeysAndTurnsThemOff() {
        new FakeDesk(service, 3);
        desk.open("").press("?");
        assertThat(desk.dialog()).containsText("Undo the last decision");
        desk.press("r");
        assertThat(desk.items()).hasCount(3);
        desk.dialog().getByLabel("Single-key shortcuts").uncheck();
        desk.press("Escape");
        assertThat(desk.dialog()).isHidden();
        assertThat(desk.item(3)).isFocused();
        desk.press("r j");
        page.reload();
        assertThat(desk.items()).hasCount(3);
        desk.press("r");
        assertThat(desk.items()).hasCount(3);
        desk.button("Keys").click();
        desk.dialog().getByLabel("Single-key shortcuts").check();
        desk.press("Escape r");
        assertThat(desk.items()).hasCount(2);
    }
}
