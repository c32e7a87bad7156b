package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What moderators and staff do about ratings in the console. */
@ExtendWith(ChromiumExtension.class)
class ConsoleRatingsIT {

    private static final String RATINGS = "/admin/sites/vir/ratings";
    private static final String NOTHING = "{\"items\":[],\"next\":null}";

    private final FakeService service;
    private final Page page;

    ConsoleRatingsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        service.on("GET /admin/sites/vir/comments", Answer.ok(NOTHING))
                .on("GET /admin/sites/vir/subscription-orders", Answer.ok(NOTHING))
                .on("GET " + RATINGS + "/set-asides", Answer.ok(NOTHING))
                .on("GET " + RATINGS + "/anomalies", Answer.ok("""
                        {"items":[{"id":"vir/FLOOD/ice/1","kind":"FLOOD","about":"ice","count":25,
                        "evidence":"25 of 26 votes give 1, 24 of them from 2 networks","figures":{"votes":26,"histogram":[25,0,0,1,0],"timeline":[20,5,1]},
                        "votes":[{"article":"ice","voter":"device:d1"}],
                        "from":"2026-01-07T11:00:00Z","to":"2026-01-07T11:01:00Z"}],"next":null}"""));
    }

    @Test
    void votesAreSetAsideWithTheirEvidenceAndBroughtBack() {
        service.on("POST " + RATINGS + "/set-asides", request -> {
                    lists("APPLIED", "");
                    return new Answer(201, "{}");
                })
                .on("DELETE " + RATINGS + "/set-asides/s1", request -> {
                    lists("REVERSED", act("REVERSED", "a school, not a farm"));
                    return Answer.ok("{}");
                });
        open("MODERATOR");
        var flood = page.locator("anomaly-list article").first();
        assertThat(flood).containsText("25 of 26 votes give 1, 24 of them from 2 networks");
        assertThat(page.getByText("No votes have been set aside.")).isVisible();
        flood.getByText("Which votes").click();
        assertThat(flood.getByText("device:d1 on ice")).isVisible();
        assertThat(flood.getByText("and 24 more")).isVisible();
        flood.getByLabel("Reason").fill("one office");
        flood.getByText("Set aside 25 votes").click();

        assertThat(page.getByText("25 votes set aside.")).isVisible();
        assertThat(flood.getByText("Set aside", exactly())).isVisible();
        assertThat(flood.getByLabel("Reason")).hasCount(0);
        assertThat(service.requests("POST " + RATINGS + "/set-asides"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .isEqualTo("{\"anomaly\":\"vir/FLOOD/ice/1\",\"reason\":\"one office\"}"));

        var set = page.locator("anomaly-list article").last();
        assertThat(set).containsText("Set aside by Mai Tran");
        Axe.checkLightAndDark(page, "votes set aside");
        set.getByLabel("Reason").fill("a school, not a farm");
        set.getByText("Bring back 25 votes").click();
        assertThat(page.getByText("25 votes count again.")).isVisible();
        assertThat(set).containsText("a school, not a farm");
        assertThat(service.requests("DELETE " + RATINGS + "/set-asides/s1"))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.address().getQuery()).isEqualTo("reason=a school, not a farm"));
        assertThat(flood.getByText("Set aside 25 votes")).isVisible();
    }

    @Test
    void readersWhoVotedAreNamedOnceTheirVotesAreLookedAt() {
        service.on("GET " + RATINGS + "/anomalies", Answer.ok("""
                        {"items":[{"id":"vir/RING/r1/1","kind":"RING","about":"r3","count":4,"evidence":"alike","figures":{},
                        "votes":[{"article":"ice","voter":"r1"},{"article":"snow","voter":"r1"},
                        {"article":"ice","voter":"r2"},{"article":"ice","voter":"device:d1"}],"titles":{"ice":"Ice"},
                        "from":"2026-01-07T11:00:00Z","to":"2026-01-07T11:01:00Z"}],"next":null}"""))
                .on("GET /admin/readers/r1", Answer.ok("{\"id\":\"r1\",\"name\":\"Khanh\",\"roles\":[\"READER\"]}"))
                .on("GET /admin/readers/r2", Answer.problem(403, "forbidden"))
                .on("GET /admin/readers/r3", Answer.ok("{\"id\":\"r3\",\"name\":\"Hoa\",\"roles\":[\"READER\"]}"));
        open("MODERATOR");
        var ring = page.locator("anomaly-list article").first();
        assertThat(ring.locator("header")).containsText("Hoa");
        assertThat(service.requests("GET /admin/readers/r1")).isEmpty();
        ring.getByText("Which votes").click();
        assertThat(ring.locator("details li"))
                .hasText(new String[] {"Khanh on Ice", "Khanh on snow", "r2 on Ice", "device:d1 on Ice"});
        assertThat(ring.locator("details a").first())
                .hasAttribute("href", Pattern.compile("\\?tab=readers&reader=r1$"));
        assertThat(service.requests("GET /admin/readers/r1")).hasSize(1);
        Axe.checkLightAndDark(page, "a ring with its votes");
    }

    @Test
    void reasonIsRequiredAndRefusalsAreShown() {
        service.on("POST " + RATINGS + "/set-asides", Answer.problem(503, "unavailable"));
        open("MODERATOR");
        var flood = page.locator("anomaly-list article").first();
        flood.getByText("Set aside 25 votes").click();
        assertThat(service.requests("POST " + RATINGS + "/set-asides")).isEmpty();

        flood.getByLabel("Reason").fill("one office");
        flood.getByText("Set aside 25 votes").click();
        assertThat(page.getByText("cannot be reached right now")).isVisible();
        assertThat(flood.getByText("Set aside 25 votes")).isEnabled();
    }

    @Test
    void staffTakeFormerCountsOverAndFetchFiles() {
        service.on("POST " + RATINGS + "/priors", Answer.ok("{\"articles\":2}"))
                .on("GET " + RATINGS + "/votes.csv", Answer.ok("article,voter"));
        open("STAFF");
        assertThat(page.locator("anomaly-list")).hasCount(0);
        page.getByLabel("Label").fill("old-system");
        page.getByLabel("One article a line").fill("ice,1,0,2,9,30\nsnow,1,0,2,9");
        page.getByText("Import counts").click();
        assertThat(page.getByText("Line 2 is not an id and five whole numbers; nothing was imported."))
                .isVisible();
        assertThat(service.requests("POST " + RATINGS + "/priors")).isEmpty();

        page.getByLabel("One article a line").fill("ice,1,0,2,9,30\n\nsnow;1;0;2;9;3");
        page.getByText("Import counts").click();
        assertThat(page.getByText("Counts of 2 articles imported.")).isVisible();
        assertThat(service.requests("POST " + RATINGS + "/priors"))
                .extracting(Request::body)
                .isEqualTo(
                        List.of("{\"label\":\"old-system\",\"items\":[{\"article\":\"ice\",\"histogram\":[1,0,2,9,30]},"
                                + "{\"article\":\"snow\",\"histogram\":[1,0,2,9,3]}]}"));

        page.getByText("Votes, CSV").click();
        page.waitForCondition(
                () -> !service.requests("GET " + RATINGS + "/votes.csv").isEmpty());
    }

    private void open(String role) {
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"" + role + "\"]}"));
        page.navigate(service.console());
        page.locator("nav button").getByText("Ratings", exactly()).click();
        assertThat(page.locator("h2")).hasText("Ratings");
    }

    @Test
    void evidenceIsToldInTheLanguageOfTheConsole() {
        service.on("GET " + RATINGS + "/anomalies", Answer.ok("""
                {"items":[{"id":"vir/BURST/ice/1","kind":"BURST","about":"ice","count":40,
                "evidence":"40 votes within a minute, against 1.5 a minute before",
                "figures":{"votes":40,"usualPerMinute":1.5},"votes":[],
                "from":"2026-01-07T11:00:00Z","to":"2026-01-07T11:01:00Z"}],"next":null}"""));
        service.on("GET /me", Answer.ok("{\"id\":\"m1\",\"name\":\"Mai\",\"roles\":[\"READER\",\"MODERATOR\"]}"));
        page.navigate(service.console() + "?lang=vi&tab=ratings");
        assertThat(page.locator("anomaly-list article").first())
                .containsText("40 phiếu trong một phút, trước đó là 1,5 phiếu mỗi phút");
    }

    private void lists(String state, String more) {
        service.on("GET " + RATINGS + "/set-asides", Answer.ok("""
                {"items":[{"id":"s1","site":"vir","state":"%s","anomaly":"vir/FLOOD/ice/1","count":25,
                "votes":[{"article":"ice","voter":"device:d1"}],"acts":[%s%s]}],"next":null}""".formatted(
                        state, act("SET_ASIDE", "one office"), more.isEmpty() ? "" : "," + more)));
    }

    private static String act(String what, String reason) {
        return """
                {"what":"%s","by":"m1","byName":"Mai Tran","reason":"%s","at":"2026-01-07T12:00:00Z"}""".formatted(what, reason);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
