package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.Samples.LINH;
import static org.usersay.web.elements.Samples.RATING;
import static org.usersay.web.elements.Samples.SIGNED_OUT;
import static org.usersay.web.elements.Samples.rating;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Voting with stars. */
@ExtendWith(ChromiumExtension.class)
class StarRatingIT {

    private static final String STARS = "<star-rating site=\"vir\" article=\"story\"></star-rating>";

    private final FakeService service;
    private final Page page;

    StarRatingIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /me", LINH)
                .on("GET " + RATING, Answer.ok(rating("\"4\":1", 1, 4.0)))
                .on("GET " + RATING + "/mine", Answer.ok("{\"stars\":null}"));
    }

    @Test
    void aVoteThatIsNotKeptIsTakenBack() {
        var release = new CountDownLatch(1);
        service.on("PUT " + RATING + "/mine", request -> {
            await(release);
            return Answer.problem(503, "unavailable");
        });
        page.navigate(service.pageWith("en", STARS));
        star("Promising").click();
        assertThat(page.getByText("Your vote: 2 of 5")).isVisible();
        assertThat(page.getByText("Votes: 2")).isVisible();
        release.countDown();

        assertThat(page.getByText("cannot be reached right now")).isVisible();
        assertThat(page.getByText("You have not voted yet.")).isVisible();
        assertThat(page.getByText("Votes: 1")).isVisible();
        assertThat(star("Promising").locator("input")).not().isChecked();
    }

    @Test
    void ofVotesInAHurryTheLastOneIsKept() {
        var release = new CountDownLatch(1);
        service.on("PUT " + RATING + "/mine", request -> {
            await(release);
            return Answer.ok(rating("\"4\":2", 2, 4.0));
        });
        page.navigate(service.pageWith("en", STARS));
        star("Poor").click();
        star("Promising").click();
        star("Very good").click();
        release.countDown();

        assertThat(page.getByText("Thank you, your vote counts.")).isVisible();
        assertThat(service.requests("PUT " + RATING + "/mine"))
                .extracting(Request::body)
                .containsExactly("{\"stars\":1}", "{\"stars\":4}");
    }

    @Test
    void anExpiredSessionIsRenewedOnceAndTheCallRepeated() {
        var renewed = new CountDownLatch(1);
        service.on("POST /session/refresh", request -> {
            renewed.countDown();
            return Answer.ok("{}");
        });
        service.on(
                "PUT " + RATING + "/mine",
                request -> renewed.getCount() > 0
                        ? Answer.problem(401, "not-authenticated")
                        : Answer.ok(rating("\"3\":1", 1, 3.0)));
        page.navigate(service.pageWith("en", STARS));
        star(": Good").click();

        assertThat(page.getByText("Thank you, your vote counts.")).isVisible();
        assertThat(service.requests("POST /session/refresh")).hasSize(1);
        assertThat(service.requests("PUT " + RATING + "/mine")).hasSize(2);
    }

    @Test
    void theArrowKeysVote() {
        service.on("PUT " + RATING + "/mine", Answer.ok(rating("\"1\":1,\"4\":1", 2, 2.5)));
        page.navigate(service.pageWith("en", STARS));
        assertThat(page.locator("star-rating fieldset")).isEnabled();
        page.locator("star-rating input").first().focus();
        page.keyboard().press("Space");
        assertThat(page.getByText("Your vote: 1 of 5")).isVisible();
        page.keyboard().press("ArrowRight");
        assertThat(page.getByText("Your vote: 2 of 5")).isVisible();

        assertThat(page.locator("star-rating input:checked")).hasValue("2");
        assertThat(page.locator("star-rating [role=status]")).hasText("Thank you, your vote counts.");
        assertThat(service.requests("PUT " + RATING + "/mine").getLast().body()).isEqualTo("{\"stars\":2}");
    }

    /** The service keeps the vote of a new device out of the tally at first. */
    @Test
    void voteWithoutAnAccountIsMarkedAsCountedLater() {
        service.on("GET /me", SIGNED_OUT).on("PUT " + RATING + "/mine", Answer.ok(rating("\"4\":1", 1, 4.0)));
        page.navigate(service.pageWith("en", STARS));
        star("Exceptional").click();

        assertThat(page.getByText("Without an account it joins the others after a while."))
                .isVisible();
        assertThat(page.getByText("Your vote: 5 of 5")).isVisible();
        assertThat(page.getByText("Votes: 1")).isVisible();

        service.on("GET " + RATING + "/mine", Answer.ok("{\"stars\":5}"));
        page.reload();
        assertThat(page.getByText("Your vote: 5 of 5")).isVisible();
    }

    @Test
    void aVoteThatNeedsAnAccountIsTakenBackAndAsksForIt() {
        service.on("GET /me", SIGNED_OUT).on("PUT " + RATING + "/mine", SIGNED_OUT);
        page.navigate(service.pageWith("en", STARS));
        star("Exceptional").click();

        assertThat(page.getByText("Please sign in to vote.")).isVisible();
        assertThat(page.getByText("You have not voted yet.")).isVisible();
        assertThat(page.locator("star-rating input:checked")).hasCount(0);
    }

    @Test
    void structuredDataAppearsWithTheFirstStars() {
        service.on("GET " + RATING + ".jsonld", new Answer(204, ""))
                .on("PUT " + RATING + "/mine", Answer.ok(rating("\"4\":1", 1, 4.0)));
        page.navigate(service.pageWith("en", STARS.replace("site", "structured-data site")));
        page.waitForCondition(
                () -> !service.requests("GET " + RATING + ".jsonld").isEmpty());
        Locator data = page.locator("script[type='application/ld+json']");
        assertThat(data).hasCount(0);

        service.on("GET " + RATING + ".jsonld", Answer.ok("{\"@type\":\"NewsArticle\",\"headline\":\"</script><b>\"}"));
        star("Very good").click();
        assertThat(data).hasCount(1);
        assertThat(data.textContent())
                .isEqualTo("{\"@type\":\"NewsArticle\",\"headline\":\"\\u003c/script>\\u003cb>\"}");
    }

    @Test
    void theVotesAreDrawnAndReadOut() {
        service.on("GET " + RATING, Answer.ok(rating("\"1\":0,\"2\":0,\"3\":0,\"4\":8,\"5\":2", 10, 4.2)));
        page.navigate(service.pageWith("en", STARS));
        assertThat(page.locator("star-rating .histogram"))
                .hasAttribute("aria-label", "How the votes are spread: 5★ 2, 4★ 8, 3★ 0, 2★ 0, 1★ 0");
        assertThat(page.locator("star-rating .bar").nth(0)).hasAttribute("width", "25");
        assertThat(page.locator("star-rating .bar").nth(1)).hasAttribute("width", "100");
        assertThat(page.locator("star-rating .bar").nth(2)).hasAttribute("width", "0");
    }

    @Test
    void aVoteSpeaksVietnamese() {
        service.on("PUT " + RATING + "/mine", Answer.ok(rating("\"4\":1,\"5\":1", 2, 4.5)));
        page.navigate(service.pageWith("vi", STARS));
        star("Xuất sắc").click();
        assertThat(page.locator("star-rating [role=status]")).hasText("Cảm ơn bạn, đánh giá đã được ghi nhận.");
        assertThat(page.locator("star-rating .mean strong")).hasText("4,5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void theStarsAreFiveRadioButtonsOfOneGroup(String language) {
        page.navigate(service.pageWith(language, STARS));
        var stars = page.locator("star-rating fieldset").getByRole(AriaRole.RADIO);
        assertThat(stars).hasCount(5);
        var meanings = language.equals("en")
                ? List.of("Poor", "Promising", "Good", "Very good", "Exceptional")
                : List.of("Kém", "Có triển vọng", "Tốt", "Rất tốt", "Xuất sắc");
        for (int i = 0; i < meanings.size(); i++) {
            assertThat(stars.nth(i)).hasAccessibleName(Pattern.compile(".*" + meanings.get(i)));
            assertThat(stars.nth(i)).hasAttribute("name", stars.first().getAttribute("name"));
            assertThat(page.locator("star-rating legend")).containsText(meanings.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 390})
    void meaningOfAStarIsNotBrokenInsideAWord(int width) {
        page.setViewportSize(width, 800);
        page.navigate(service.pageWith("en", STARS));
        assertThat(star("Exceptional")).isVisible();
        assertThat(star("Exceptional").evaluate("""
                label => {
                  const text = [...label.querySelectorAll('*'), label].flatMap(one => [...one.childNodes])
                    .find(node => node.nodeType === Node.TEXT_NODE && node.data.includes('Exceptional'));
                  const start = text.data.indexOf('Exceptional');
                  const range = document.createRange();
                  range.setStart(text, start);
                  range.setEnd(text, start + 'Exceptional'.length);
                  return range.getClientRects().length;
                }""")).isEqualTo(1);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    @Test
    void earlierVoteArrivingLateDoesNotReplaceANewVote() {
        service.on("PUT " + RATING + "/mine", Answer.ok(rating("\"2\":1,\"4\":1", 2, 3.0)));
        var earlier = navigateWithEarlierVoteHeldBack();
        star("Promising").click();
        assertThat(page.getByText("Thank you, your vote counts.")).isVisible();

        fulfill(earlier, "{\"stars\":null}");
        assertThat(page.getByText("Your vote: 2 of 5").isVisible()).isTrue();
        assertThat(star("Promising").locator("input")).isChecked();
    }

    @Test
    void rejectedVoteIsReplacedByTheEarlierVote() {
        var vote = new CountDownLatch(1);
        service.on("PUT " + RATING + "/mine", request -> {
            await(vote);
            return Answer.problem(503, "unavailable");
        });
        var earlier = navigateWithEarlierVoteHeldBack();
        star("Promising").click();
        fulfill(earlier, "{\"stars\":4}");
        assertThat(page.getByText("Your vote: 2 of 5").isVisible()).isTrue();

        vote.countDown();
        assertThat(page.getByText("Your vote: 4 of 5")).isVisible();
        assertThat(page.getByText("cannot be reached right now")).isVisible();
    }

    /**
     * The page, and its request for the reader's earlier vote. It is held back in the browser: one that waits for the
     * service may hold up the vote itself, since Chromium sends requests to one address one after the other.
     */
    private Route navigateWithEarlierVoteHeldBack() {
        var held = new CompletableFuture<Route>();
        page.route("**/mine", route -> {
            if (!route.request().method().equals("GET") || !held.complete(route)) {
                route.resume();
            }
        });
        page.navigate(service.pageWith("en", STARS));
        page.waitForCondition(held::isDone);
        return held.join();
    }

    /** Answers the request, and waits until the page has rendered what follows from it. */
    private void fulfill(Route route, String body) {
        page.waitForResponse(
                        route.request().url(),
                        () -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setHeaders(Map.of(
                                        "Access-Control-Allow-Origin",
                                        String.valueOf(page.evaluate("origin")),
                                        "Access-Control-Allow-Credentials",
                                        "true"))
                                .setBody(body)))
                .finished();
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private Locator star(String meaning) {
        return page.locator("star-rating label")
                .filter(new Locator.FilterOptions().setHasText(meaning))
                .first();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
