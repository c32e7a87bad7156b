package org.usersay.comments.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.CommentsImported;
import org.usersay.comments.store.Comments;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.site.Sites;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Numbers of a site by day, and what of them the days' computation takes from the comments and the audit trail. */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.service.key=" + StatisticsTests.KEY)
class StatisticsTests {

    static final String KEY = "a key that services share";

    private static final String SITE = "vir";
    private static final String PATH = "/admin/sites/" + SITE + "/statistics";
    private static final String MODERATOR = Tokens.moderator("statistician");

    @Autowired
    Api api;

    @Autowired
    StatisticsWorker worker;

    @Autowired
    DailyStatisticsStore store;

    @Autowired
    Comments comments;

    @Autowired
    Sites sites;

    @Autowired
    Clock clock;

    @Autowired
    MongoDatabase database;

    private final String article = Api.article();

    @AfterEach
    void usualRules() {
        api.moderate(settings -> {});
    }

    @Test
    void dayHasItsCommentsWhatWasHeldAndReportedAndHowItWasDecided() {
        var before = today(computed());
        api.posted(article, "ann", "published at once");
        api.moderate(settings -> settings.put("mode", "PREMODERATED"));
        var approved = held("one that is approved");
        var rejected = held("one that is rejected");
        held("one that waits");
        decide(approved, "APPROVE");
        decide(rejected, "REJECT");
        assertThat(api.call(
                        HttpMethod.POST,
                        "/comments/" + approved + "/reports",
                        Tokens.reader("zoe"),
                        Api.json().put("reason", "SPAM")))
                .hasStatus(202);

        var period = computed();
        var after = today(period);
        assertThat(added(before, after, "comments")).isEqualTo(4);
        assertThat(added(before, after, "held")).isEqualTo(3);
        assertThat(added(before, after, "reports")).isEqualTo(1);
        assertThat(added(before, after, "decisions")).isEqualTo(2);
        assertThat(after.get("secondsToDecision").isNumber()).isTrue();
        assertThat(one(
                                period.get("moderators"),
                                moderator -> moderator.get("id").stringValue().equals("statistician"))
                        .toString())
                .contains("\"decisions\":2", "\"approved\":1", "\"rejected\":1", "\"spam\":0");
        assertThat(one(
                                period.get("rules"),
                                rule -> rule.get("reason").stringValue().equals("PREMODERATION"))
                        .get("held")
                        .intValue())
                .isGreaterThanOrEqualTo(3);
        assertThat(period.get("asOf").isNull()).isFalse();
    }

    @Test
    void dayIsNotComputedAgainAtOnceButAfterAnImport() {
        var before = today(computed()).get("comments").intValue();
        var id = Api.id(api.posted(article, "ann", "one more"));
        worker.computeAll();
        assertThat(today(read("")).get("comments").intValue()).isEqualTo(before);
        worker.recompute(new CommentsImported(List.of(comments.require(id))));
        worker.computeAll();
        assertThat(today(read("")).get("comments").intValue()).isEqualTo(before + 1);
    }

    @Test
    void dayThatBecomesStaleWhileItIsComputedStaysStale() {
        computed();
        var day = LocalDate.ofInstant(clock.instant(), sites.require(SITE).timeZone());
        var before = store.find(SITE, day, day).getFirst();
        store.markStale(SITE, List.of(day));
        store.save(SITE, before, before);
        assertThat(store.findStale(SITE)).extracting(DailyStatistics::day).containsExactly(day);
        worker.computeAll();
        assertThat(store.findStale(SITE)).isEmpty();
    }

    @Test
    void periodHasEveryDayOldestFirst() {
        var period = read("?from=2020-02-27&to=2020-03-02");
        assertThat(period.get("days").findValuesAsString("day"))
                .containsExactly("2020-02-27", "2020-02-28", "2020-02-29", "2020-03-01", "2020-03-02");
        assertThat(period.get("asOf").isNull()).isTrue();
        assertThat(read("").get("days")).hasSize(30);
        assertThat(read("?from=2020-01-01&to=2020-04-01").get("days")).hasSize(92);
    }

    @Test
    void otherPeriodsAndOtherPeopleAreRefused() {
        for (var period : List.of(
                "from=2020-01-01&to=2020-04-02",
                "from=2020-01-02&to=2020-01-01",
                "from=soon",
                "to=2020-13-01",
                "to=+999999999-12-31",
                "from=-999999999-01-01&to=-999999999-01-02")) {
            assertThat(api.call(HttpMethod.GET, PATH + "?" + period, MODERATOR, null))
                    .as(period)
                    .hasStatus(400);
        }
        assertThat(api.call(HttpMethod.GET, PATH, Tokens.reader("ann"), null)).hasStatus(403);
        assertThat(api.call(HttpMethod.GET, PATH, null, null)).hasStatus(401);
        assertThat(api.call(HttpMethod.GET, "/admin/sites/other/statistics", MODERATOR, null))
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isIn(403, 404));
    }

    @Test
    void otherServiceReadsTheMostDiscussedArticlesOfSomeDays() {
        api.posted(article, "ann", "one");
        api.posted(article, "ben", "another one, about something else");
        computed();
        var day = LocalDate.ofInstant(clock.instant(), sites.require(SITE).timeZone());
        var path = discussed(day.minusDays(6), day);
        assertThat(signed(path)).hasStatus(503);

        var end = day.plusDays(1).atStartOfDay(zone()).toInstant();
        database.getCollection("daily_statistics")
                .updateOne(Filters.eq("_id", SITE + "/" + day), Updates.set("computedAt", Date.from(end)));
        var answer = signed(path);
        assertThat(answer).hasStatusOk();
        assertThat(Api.body(answer).get("items").values()).hasSizeBetween(1, 10);
        store.markStale(SITE, List.of(day));
        assertThat(signed(path)).hasStatus(503);
        worker.computeAll();
        assertThat(api.getInternal(path, ServiceSignature.TIME, now(), ServiceSignature.SIGNATURE, "x"))
                .hasStatus(401);
    }

    @Test
    void daysBeforeTheFirstCommentNeedNoNumbersAndThoseNotComputedDo() {
        api.posted(article, "ann", "one");
        var day = LocalDate.ofInstant(clock.instant(), zone());
        var before = signed(discussed(LocalDate.of(1990, 1, 1), LocalDate.of(1990, 1, 7)));
        assertThat(before).hasStatusOk();
        assertThat(Api.body(before).get("items").values()).isEmpty();
        assertThat(signed(discussed(day.plusDays(1), day.plusDays(1)))).hasStatus(503);
    }

    private static String discussed(LocalDate from, LocalDate to) {
        return "/internal/sites/" + SITE + "/discussed-articles?from=" + from + "&to=" + to;
    }

    private MvcTestResult signed(String path) {
        var now = now();
        return api.getInternal(
                path,
                ServiceSignature.TIME,
                now,
                ServiceSignature.SIGNATURE,
                ServiceSignature.sign(KEY, now, "GET", path, ""));
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private ZoneId zone() {
        return sites.require(SITE).timeZone();
    }

    private JsonNode computed() {
        store.markStale(
                SITE,
                List.of(LocalDate.ofInstant(clock.instant(), sites.require(SITE).timeZone())));
        worker.computeAll();
        return read("");
    }

    private JsonNode read(String query) {
        var answer = api.call(HttpMethod.GET, PATH + query, MODERATOR, null);
        assertThat(answer).hasStatusOk();
        return Api.body(answer);
    }

    private static JsonNode today(JsonNode period) {
        var days = period.get("days");
        return days.get(days.size() - 1);
    }

    private static int added(JsonNode before, JsonNode after, String number) {
        return after.get(number).intValue() - before.get(number).intValue();
    }

    private static JsonNode one(JsonNode array, Predicate<JsonNode> which) {
        return array.valueStream().filter(which).findFirst().orElseThrow();
    }

    private String held(String text) {
        var answer = api.post(article, "ann", text);
        assertThat(answer).hasStatus(202);
        return Api.id(Api.body(answer));
    }

    private void decide(String id, String decision) {
        var request = Api.json().put("decision", decision);
        request.putArray("ids").add(id);
        assertThat(api.call(HttpMethod.POST, "/admin/comments/decisions", MODERATOR, request))
                .hasStatusOk();
    }
}
