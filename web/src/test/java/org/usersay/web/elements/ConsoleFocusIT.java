package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The order in which the keyboard goes through the comments of the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleFocusIT {

    private final FakeService service;
    private final Page page;
    private final DeskPage desk;

    ConsoleFocusIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.desk = new DeskPage(service, page);
    }

    @Test
    void tabGoesThroughTheDeskInTheOrderOfItsColumns() {
        new FakeDesk(service, 3);
        desk.open("");
        desk.button("Filters").click();
        assertThat(page.locator("#filters")).isVisible();
        desk.queue("Pending").focus();
        var stops = new ArrayList<String>();
        var there = List.of("queues", "keys-button", "search", "selection", "filters", "rows", "bar", "context");
        while (!there.getLast().equals(place()) && stops.size() < 60) {
            stops.add(place());
            desk.press("Tab");
        }
        stops.add(place());
        assertThat(withoutRepeats(stops)).as(stops.toString()).isEqualTo(there);
        assertThat(stops).as("the list is one stop").containsOnlyOnce("rows");
        assertThat(stops)
                .as("each queue is a stop")
                .filteredOn("queues"::equals)
                .hasSize(6);
        stops.clear();
        while (!there.getFirst().equals(place()) && stops.size() < 60) {
            stops.add(place());
            desk.press("Shift+Tab");
        }
        stops.add(place());
        assertThat(withoutRepeats(stops)).as(stops.toString()).isEqualTo(there.reversed());
    }

    /** The part of the desk that has the focus; empty outside of it. */
    private String place() {
        return String.valueOf(page.evaluate("""
                () => {
                  let focused = document.activeElement;
                  while (focused?.shadowRoot?.activeElement) {
                    focused = focused.shadowRoot.activeElement;
                  }
                  for (let one = focused; one; one = one.parentElement ?? one.getRootNode().host) {
                    for (const part of ['queues', 'keys-button', 'selection', 'rows', 'bar', 'context']) {
                      if (one.classList.contains(part)) return part;
                    }
                    if (one.id === 'filters') return 'filters';
                    if (one.role === 'search' || one.getAttribute('role') === 'search') return 'search';
                  }
                  return '';
                }"""));
    }

    private static List<String> withoutRepeats(List<String> stops) {
        return IntStream.range(0, stops.size())
                .filter(stop -> stop == 0 || !stops.get(stop).equals(stops.get(stop - 1)))
                .mapToObj(stops::get)
                .toList();
    }
}
