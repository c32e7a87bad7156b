package org.usersay.subscription.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class CouponDeskTests {

    private static final String COUPONS = "/admin/sites/vir/coupons";
    private static final String SPRING = "{\"code\":\"%s\",\"percent\":10,\"limit\":5}";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    Coupons coupons;

    @Autowired
    AdjustableClock clock;

    private String staff = "";

    /** Another one for each test. */
    private final String code =
            "SPRING-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @BeforeEach
    void signIn() {
        staff = client.administrator().accessToken();
    }

    @AfterEach
    void forget() {
        clock.reset();
        database.getCollection("catalogs").deleteMany(new Document());
    }

    @Test
    void couponIsMadeChangedEndedAndItsHistoryIsKept() {
        var made = client.postAs(staff, COUPONS, SPRING.formatted(code.toLowerCase(Locale.ROOT)));
        assertThat(made).hasStatus(201);
        assertThat(made.getResponse().getHeader("Location")).isEqualTo("/api/v1" + COUPONS + "/" + code);
        assertThat(made.getResponse().getHeader("ETag")).isEqualTo("\"1\"");
        assertThat(made).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(made).bodyJson().extractingPath("$.state").isEqualTo("VALID");

        var changed = change(
                "\"1\"",
                "{\"code\":\"%s\",\"amounts\":{\"VND\":50000,\"USD\":2.50},\"plans\":[\"weekly-3\",\"weekly-abroad-12\"]}");
        assertThat(changed).hasStatusOk();
        assertThat(changed).bodyJson().extractingPath("$.version").isEqualTo(2);
        assertThat(change("\"1\"", SPRING)).hasStatus(412);
        assertThat(state("weekly-3")).isEqualTo("VALID");
        assertThat(state("weekly-6")).isEqualTo("OTHER_PLAN");

        assertThat(change(
                        "\"2\"",
                        "{\"code\":\"%s\",\"amounts\":{\"VND\":50000},\"plans\":[\"weekly-3\"],\"ended\":true}"))
                .hasStatusOk();
        assertThat(state("weekly-3")).isEqualTo("ENDED");
        assertThat(place(code)).hasStatus(400);

        var read = client.getAs(staff, COUPONS + "/" + code.toLowerCase(Locale.ROOT));
        assertThat(read).bodyJson().extractingPath("$.history.length()").isEqualTo(3);
        assertThat(read).bodyJson().extractingPath("$.history[0].version").isEqualTo(3);
        assertThat(client.bodyWithoutTrace(read))
                .contains("{\"path\":\"ended\",\"before\":\"false\",\"after\":\"true\"}")
                .contains("{\"path\":\"amounts/USD\",\"before\":null,\"after\":\"2.5");
        assertThat(change(
                        "\"3\"",
                        "{\"code\":\"%s\",\"amounts\":{\"VND\":50000.0},\"plans\":[\"weekly-3\"],\"ended\":true}"))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(3);
    }

    @Test
    void codeIsTakenWhateverItsCase() {
        assertThat(client.postAs(staff, COUPONS, SPRING.formatted(code))).hasStatus(201);
        assertThat(client.postAs(staff, COUPONS, SPRING.formatted(code.toLowerCase(Locale.ROOT))))
                .hasStatus(409);
        assertThat(client.putAs(staff, COUPONS + "/" + code, SPRING.formatted("ANOTHER")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/code");
        assertThat(client.putAs(staff, COUPONS + "/NONE-OF-THEM", SPRING.formatted("NONE-OF-THEM")))
                .hasStatus(404);
    }

    @Test
    void ofTwentyAtOnceOneMakesACouponAndOneChangesIt() throws InterruptedException, ExecutionException {
        var made = 0;
        var changed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var makers = IntStream.range(0, 20)
                    .mapToObj(number -> threads.submit(() -> client.postAs(staff, COUPONS, SPRING.formatted(code))))
                    .toList();
            for (var maker : makers) {
                assertThat(maker.get().getResponse().getStatus()).isIn(201, 409);
                made += maker.get().getResponse().getStatus() == 201 ? 1 : 0;
            }
            var changers = IntStream.range(0, 20)
                    .mapToObj(number -> threads.submit(
                            () -> change("\"1\"", "{\"code\":\"%s\",\"percent\":" + (number + 20) + "}")))
                    .toList();
            for (var changer : changers) {
                assertThat(changer.get().getResponse().getStatus()).isIn(200, 412);
                changed += changer.get().getResponse().getStatus() == 200 ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(changed).isEqualTo(1);
        assertThat(client.getAs(staff, COUPONS + "/" + code))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
    }

    /** The limit goes down while orders come: of those that were taken none is lost, and none comes after. */
    @Test
    void loweredLimitIsHeldByOrdersAtTheSameTime() throws InterruptedException, ExecutionException {
        client.postAs(staff, COUPONS, SPRING.formatted(code).replace(":5}", ":20}"));
        var placed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 30)
                    .mapToObj(number -> threads.submit(() -> number == 10 ? change("*", SPRING) : place(code)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().getResponse().getStatus())
                        .as(client.bodyWithoutTrace(answer.get()))
                        .isIn(200, 201, 400);
                placed += answer.get().getResponse().getStatus() == 201 ? 1 : 0;
            }
        }
        var coupon = client.body(client.getAs(staff, COUPONS + "/" + code));
        assertThat(coupon.get("used").intValue()).isEqualTo(placed).isBetween(5, 20);
        assertThat(coupon.get("state").stringValue()).isEqualTo("SPENT");
        assertThat(place(code.toLowerCase(Locale.ROOT))).hasStatus(400);
        assertThat(state("digital-12")).isEqualTo("SPENT");
    }

    @Test
    void changedCouponChangesNoOrder() {
        client.postAs(staff, COUPONS, SPRING.formatted(code));
        var placed = place(code.toLowerCase(Locale.ROOT));
        assertThat(placed).hasStatus(201);
        assertThat(client.body(placed).get("total").decimalValue()).isEqualByComparingTo("44.10");
        assertThat(change("*", "{\"code\":\"%s\",\"percent\":50,\"limit\":1}")).hasStatusOk();

        var order = client.getAs(
                staff,
                "/admin/subscription-orders/"
                        + client.body(placed).get("reference").stringValue());
        assertThat(client.body(order).get("total").decimalValue()).isEqualByComparingTo("44.10");
        assertThat(order).bodyJson().extractingPath("$.staff.coupon").isEqualTo(code);
        assertThat(client.getAs(staff, COUPONS + "/" + code))
                .bodyJson()
                .extractingPath("$.used")
                .isEqualTo(1);
    }

    @Test
    void daysAreThoseOfTheSite() {
        client.putAs(staff, "/admin/sites/other/catalog", """
                {"publications":[{"id":"online","name":"Online","kind":"DIGITAL","plans":[{"id":"online-1","name":"1","termMonths":1,\
                "price":5,"currency":"USD","delivery":"ONLINE","maxCopies":5,"taxPercent":0}]}],"regions":[]}\
                """);
        // Noon in UTC is two o'clock of the next day there.
        var noon = LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(LocalTime.NOON);
        var there = noon.toLocalDate().plusDays(1);
        clock.advance(Duration.between(clock.instant(), noon.toInstant(ZoneOffset.UTC)));
        var administrator = client.administrator().accessToken();
        assertThat(client.postAs(
                        administrator,
                        "/admin/sites/other/coupons",
                        "{\"code\":\"%s\",\"percent\":10,\"from\":\"%s\",\"until\":\"%s\"}"
                                .formatted(code, there, there)))
                .hasStatus(201);
        assertThat(stateThere()).isEqualTo("VALID");
        clock.advance(Duration.ofHours(-3));
        assertThat(stateThere()).isEqualTo("NOT_YET");
        clock.advance(Duration.ofHours(25));
        assertThat(stateThere()).isEqualTo("ENDED");
        assertThat(state("weekly-3")).isEqualTo("UNKNOWN");
    }

    @Test
    void couponsAreTheSitesOwn() {
        client.postAs(staff, COUPONS, SPRING.formatted(code));
        var stranger = client.withRole("STAFF", "other").accessToken();
        var moderator = client.withRole("MODERATOR", "vir").accessToken();
        var reader = client.reader().accessToken();
        for (var who : new String[] {stranger, moderator, reader}) {
            assertThat(client.getAs(who, COUPONS)).hasStatus(403);
            assertThat(client.getAs(who, COUPONS + "/" + code)).hasStatus(403);
            assertThat(client.postAs(who, COUPONS, SPRING.formatted("THEIRS"))).hasStatus(403);
            assertThat(client.putAs(who, COUPONS + "/" + code, SPRING.formatted(code)))
                    .hasStatus(403);
        }
        assertThat(client.getAs(stranger, "/admin/sites/other/coupons/" + code)).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1" + COUPONS)).hasStatus(401);
        assertThat(client.getAs(client.withRole("STAFF", "vir").accessToken(), COUPONS + "/" + code))
                .hasStatusOk();
    }

    @Test
    void couponsAreListedByTheirCodes() {
        for (var letter : new String[] {"C", "A", "B"}) {
            client.postAs(staff, COUPONS, SPRING.formatted("0-" + code + letter));
        }
        var first = client.body(client.getAs(staff, COUPONS + "?limit=1"));
        var codes = new StringBuilder();
        for (var page = first; ; ) {
            page.get("items")
                    .forEach(
                            item -> codes.append(item.get("code").stringValue()).append(' '));
            if (page.get("next").isNull()) {
                break;
            }
            page = client.body(client.getAs(
                    staff, COUPONS + "?limit=1&cursor=" + page.get("next").stringValue()));
        }
        assertThat(codes.toString().split(" "))
                .contains("0-" + code + "A", "0-" + code + "B", "0-" + code + "C")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(client.getAs(staff, COUPONS + "?cursor=eyJhIjoxfQ")).hasStatus(400);
    }

    @Test
    void couponIsSpentAsItWasWhenThePriceWasMade() {
        client.postAs(staff, COUPONS, SPRING.formatted(code));
        assertThat(change("\"1\"", "{\"code\":\"%s\",\"percent\":5,\"limit\":1}"))
                .hasStatusOk();
        assertThat(coupons.claim("vir", code, 1, "AAAAA-AAAAA")).isFalse();
        assertThat(coupons.claim("vir", code, 2, "AAAAA-AAAAA")).isTrue();
        assertThat(coupons.claim("vir", code, 2, "BBBBB-BBBBB")).isFalse();
        coupons.release("vir", code, "AAAAA-AAAAA");
        assertThat(coupons.claim("vir", code, 2, "BBBBB-BBBBB")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"percent\":0 | /percent",
                "\"percent\":-10 | /percent",
                "\"percent\":100.01 | /percent",
                "\"percent\":12.345 | /percent",
                "\"percent\":1E+999999 | /percent",
                "\"percent\":\"10\" | ",
                "\"percent\":10,\"amounts\":{\"VND\":1} | /percent",
                "\"limit\":5 | /percent",
                "\"amounts\":{\"VND\":0} | ",
                "\"amounts\":{\"VND\":-1} | ",
                "\"amounts\":{\"VND\":0.5} | /amounts/VND",
                "\"amounts\":{\"USD\":0.001} | /amounts/USD",
                "\"amounts\":{\"VND\":1e30} | ",
                "\"amounts\":{\"EUR\":5} | /amounts/EUR",
                "\"amounts\":{\"QQQ\":5} | ",
                "\"amounts\":{\"USD\":5},\"plans\":[\"weekly-3\"] | /amounts/USD",
                "\"percent\":10,\"plans\":[\"no-such-plan\"] | /plans/0",
                "\"percent\":10,\"plans\":[\"weekly-3\",\"weekly-3\"] | /plans/1",
                "\"percent\":10,\"plans\":[{\"$ne\":null}] | ",
                "\"percent\":10,\"limit\":0 | /limit",
                "\"percent\":10,\"limit\":-1 | /limit",
                "\"percent\":10,\"limit\":10001 | /limit",
                "\"percent\":10,\"limit\":1.5 | /limit",
                "\"percent\":10,\"limit\":\"10,000\" | /limit",
                "\"amounts\":{\"VND\":\"50.000\"} | /amounts/VND",
                "\"percent\":10,\"from\":\"2027-02-01\",\"until\":\"2027-01-31\" | /until",
                "\"percent\":10,\"from\":\"2027-02-30\" | /from",
                "\"percent\":10,\"used\":0 | "
            })
    void badCouponsAreRefused(String fields, String pointer) {
        var answer = client.postAs(staff, COUPONS, "{\"code\":\"%s\",%s}".formatted(code, fields));
        assertThat(answer).hasStatus(400);
        if (pointer != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo(pointer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "AB",
        "A\\r\\nB: C",
        "<b>BOLD</b>",
        "GIẢM10",
        "stra\u00dfe",
        "a\u0131b",
        "\u017fpring",
        "A/B",
        "A B",
        "$ne"
    })
    void badCodesAreRefused(String bad) {
        assertThat(client.postAs(staff, COUPONS, SPRING.formatted(bad))).hasStatus(400);
        assertThat(client.postAs(staff, COUPONS, SPRING.formatted("X".repeat(33))))
                .hasStatus(400);
    }

    private MvcTestResult change(String ifMatch, String coupon) {
        return mvc.put()
                .uri("/api/v1" + COUPONS + "/" + code)
                .header("Authorization", "Bearer " + staff)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .content(coupon.formatted(code))
                .exchange();
    }

    private String state(String plan) {
        return state("vir", plan);
    }

    private String stateThere() {
        return state("other", "online-1");
    }

    private String state(String site, String plan) {
        return client.body(client.post(
                        "/sites/" + site + "/subscription-quotes",
                        "{\"plan\":\"%s\",\"copies\":1,\"coupon\":\"%s\"}".formatted(plan, code)))
                .get("coupon")
                .stringValue();
    }

    private MvcTestResult place(String coupon) {
        return client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"digital-12","copies":1,"startsOn":"%s","locale":"en","coupon":"%s",\
                "subscriber":{"name":"An Nguyen","email":"%s"}}""".formatted(LocalDate.now(ZoneOffset.UTC).plusDays(7), coupon, client.newAddress()),
                UUID.randomUUID().toString());
    }
}
