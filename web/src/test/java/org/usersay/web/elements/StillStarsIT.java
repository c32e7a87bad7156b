package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.RATING;
import static org.usersay.web.elements.Samples.SIGNED_OUT;
import static org.usersay.web.elements.Samples.rating;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the first sight of a page until a vote was answered, the stars move nothing and are not moved. */
@ExtendWith(ChromiumExtension.class)
class StillStarsIT {

    private static final String PAGE =
            "<star-rating site=\"vir\" article=\"story\"></star-rating><p id=\"below\">Below</p>";

    private final FakeService service;
    private final Page page;

    StillStarsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
    }

    /** How a vote may end. */
    enum End {
        KEPT,
        WAITS,
        UNAVAILABLE,
        SIGN_IN;

        Answer reader() {
            return this == KEPT || this == UNAVAILABLE ? LINH : SIGNED_OUT;
        }

        Answer vote() {
            return switch (this) {
                case KEPT -> Answer.ok(stars(12346));
                case WAITS -> Answer.ok(stars(12345));
                case UNAVAILABLE -> Answer.problem(503, "unavailable");
                case SIGN_IN -> SIGNED_OUT;
            };
        }
    }

    static Stream<Arguments> views() {
        return IntStream.of(390, 1280)
                .boxed()
                .flatMap(width -> Stream.of("en", "vi").map(language -> Arguments.of(width, language)));
    }

    static Stream<Arguments> ends() {
        return views().flatMap(view ->
                Arrays.stream(End.values()).map(end -> Arguments.of(view.get()[0], view.get()[1], end)));
    }

    @BeforeEach
    void watch() {
        page.addInitScript("""
                window.shifts = [];
                window.watcher = new PerformanceObserver(list => shifts.push(...list.getEntries()));
                watcher.observe({ type: 'layout-shift', buffered: true });
                """);
        service.on("GET " + RATING, Answer.ok(stars(12345)))
                .on("GET " + RATING + "/mine", Answer.ok("{\"stars\":null}"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void nothingMoves(int width, String language, End end) throws IOException {
        service.on("GET /me", end.reader()).on("PUT " + RATING + "/mine", end.vote());
        double before = open(width, language);
        assertThat(page.locator("star-rating .mean strong")).hasText(language.equals("vi") ? "2,0" : "2.0");
        assertThat(below()).isEqualTo(before);

        page.locator("star-rating label").nth(3).click();
        assertThat(message()).not().isEmpty();
        assertThat(below()).isEqualTo(before);
        assertThat(shifts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("views")
    void nothingMovesWhereTheStarsCannotBeShown(int width, String language) throws IOException {
        service.on("GET /me", SIGNED_OUT).on("GET " + RATING, Answer.problem(503, "unavailable"));
        double before = open(width, language);
        assertThat(page.locator("star-rating .messages button")).isVisible();
        assertThat(below()).isEqualTo(before);
        assertThat(shifts()).isEmpty();
    }

    @Test
    void whatMovesIsSeen() throws IOException {
        open(390, "en");
        assertThat(page.locator("star-rating .mean strong")).hasText("2.0");
        page.evaluate("() => document.querySelector('main').prepend(document.createElement('h1'), 'A title')");
        assertThat(shifts()).isNotEmpty();
    }

    /** Opens the page without its script at first, and answers where the text below the stars stands then. */
    private double open(int width, String language) throws IOException {
        var script = new AtomicReference<Route>();
        page.setViewportSize(width, 900);
        page.route("**/usersay.js", script::set);
        page.navigate(
                service.styledPageWith(language, PAGE), new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForCondition(() -> script.get() != null);
        page.waitForFunction("() => document.styleSheets.length === 1 && document.querySelector('#below')");
        frame();
        double before = below();
        script.get().resume();
        return before;
    }

    private double below() {
        return page.locator("#below").boundingBox().y;
    }

    private Locator message() {
        return page.locator("star-rating .messages [role]").filter(new Locator.FilterOptions().setHasText("."));
    }

    /** How far what moved did, in parts of the window. */
    private List<?> shifts() {
        frame();
        return (List<?>) page.evaluate("() => [...shifts, ...watcher.takeRecords()].map(shift => shift.value)");
    }

    private void frame() {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static String stars(int votes) {
        return rating("\"2\":" + votes, votes, 2.0).replace("Good", "Promising");
    }
}
