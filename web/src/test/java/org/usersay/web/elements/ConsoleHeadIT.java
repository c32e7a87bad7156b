package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Title, tabs and person above the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleHeadIT {

    private final FakeService service;
    private final Page page;

    ConsoleHeadIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on(
                        "GET /me",
                        Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\",\"STAFF\"]}"))
                .on("GET /admin/sites/vir/subscription-orders", Answer.ok("{\"items\":[],\"next\":null}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {768, 1440})
    void tabsKeepTheirPlacesWhenAnotherIsOpened(int width) {
        page.setViewportSize(width, 900);
        page.navigate(service.console() + "?tab=orders");
        var tabs = page.locator("nav.tabs button");
        assertThat(tabs.getByText("Subscription orders")).hasAttribute("aria-current", "page");
        var before = places(tabs);
        tabs.getByText("Settings").click();
        assertThat(tabs.getByText("Settings")).hasAttribute("aria-current", "page");
        assertThat(places(tabs)).isEqualTo(before);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        Axe.checkLightAndDark(page, "head");
    }

    @Test
    void personStandsBesideTheTitleOfATablet() {
        page.setViewportSize(768, 900);
        page.navigate(service.console() + "?tab=orders");
        var title = page.locator("h1").boundingBox();
        var person = page.locator(".who").boundingBox();
        assertThat(middle(person)).isBetween(title.y, title.y + title.height);
        assertThat(page.locator("nav.tabs").boundingBox().y).isGreaterThanOrEqualTo(person.y + person.height);
    }

    @Test
    void nothingIsWiderThanAPhone() {
        page.setViewportSize(360, 800);
        page.navigate(service.console() + "?tab=orders");
        page.locator("button.menu").click();
        assertThat(page.locator("nav.tabs button").getByText("Settings")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Axe.checkLightAndDark(page, "menu");
    }

    private static double middle(BoundingBox box) {
        return box.y + box.height / 2;
    }

    /** Left edges and widths. */
    private static List<List<Double>> places(Locator tabs) {
        return tabs.all().stream()
                .map(Locator::boundingBox)
                .map(box -> List.of(box.x, box.width))
                .toList();
    }
}
