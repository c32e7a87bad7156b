package org.usersay.subscription.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
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
class CatalogTests {

    private static final String CATALOG = "/admin/sites/other/catalog";
    private static final String ORDERS = "/sites/other/subscription-orders";
    private static final String PLAN = """
        {"id":"tuan-12","name":"12 tháng","names":{"en":"12 months"},"termMonths":12,"issues":52,"price":600000,\
        "currency":"VND","delivery":"POST","maxCopies":10,"taxPercent":5,"includes":["online"]}\
        """;
    private static final String ONLINE = """
        {"id":"online","name":"Trực tuyến","kind":"DIGITAL","plans":[{"id":"online-1","name":"1 tháng","termMonths":1,\
        "price":4.90,"currency":"USD","delivery":"ONLINE","maxCopies":5,"taxPercent":0}]}\
        """;
    private static final String REGIONS = """
        [{"id":"ha-noi","name":"Hà Nội","country":"VN","areas":["Hà Nội"],"surcharges":{"VND":0}},\
        {"id":"vn","name":"Cả nước","country":"VN","surcharges":{"VND":5000}},\
        {"id":"jp","name":"Nhật Bản","country":"JP","surcharges":{"USD":3.5}}]\
        """;

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    AdjustableClock clock;

    private String staff = "";

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
    void siteBeginsWithTheCatalogueOfTheSettings() {
        var answer = client.getAs(staff, "/admin/sites/vir/catalog");
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("ETag")).isEqualTo("\"0\"");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.publications[0].plans[0].id")
                .isEqualTo("weekly-3");
        assertThat(client.getAs(staff, "/admin/sites/vir/catalog/versions"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void catalogueThatWasReadCanBeSentBackAndChangesNothing() {
        var read = client.getAs(staff, "/admin/sites/vir/catalog");
        var same = client.putAs(staff, "/admin/sites/vir/catalog", client.bodyWithoutTrace(read));
        assertThat(same).hasStatusOk();
        assertThat(same.getResponse().getHeader("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void whatStaffWritesIsOfferedAndRecorded() {
        put(catalog(PLAN));
        assertThat(mvc.get().uri("/api/v1/sites/other/publications"))
                .bodyJson()
                .extractingPath("$.items[0].plans[0].names.en")
                .isEqualTo("12 months");

        put(catalog(PLAN.replace("600000", "650000")));

        var history = client.getAs(staff, CATALOG + "/versions?limit=1");
        assertThat(history).bodyJson().extractingPath("$.items[0].version").isEqualTo(2);
        assertThat(history)
                .bodyJson()
                .extractingPath("$.items[0].changes.length()")
                .isEqualTo(1);
        assertThat(history)
                .bodyJson()
                .extractingPath("$.items[0].changes[0].path")
                .isEqualTo("publications/weekly/plans/tuan-12/price");
        assertThat(history)
                .bodyJson()
                .extractingPath("$.items[0].changes[0].before")
                .isEqualTo("600000");
        assertThat(history)
                .bodyJson()
                .extractingPath("$.items[0].changes[0].after")
                .isEqualTo("650000");
        var next = client.body(history).get("next").stringValue();
        assertThat(client.getAs(staff, CATALOG + "/versions?limit=1&cursor=" + next))
                .bodyJson()
                .extractingPath("$.items[0].version")
                .isEqualTo(1);
        assertThat(client.body(client.getAs(staff, CATALOG + "/versions/1"))
                        .at("/publications/0/plans/0/price")
                        .decimalValue())
                .isEqualByComparingTo("600000");
        assertThat(client.getAs(staff, CATALOG + "/versions/3")).hasStatus(404);
        assertThat(client.getAs(staff, CATALOG + "/versions/x")).hasStatus(400);
    }

    @Test
    void formWithoutScriptNamesTheIssuesOfAPlanAndWhatItIncludes() throws Exception {
        put(catalog(PLAN));
        var form = Jsoup.parse(mvc.get()
                .uri("/order?site=other&lang=vi")
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(form.select("label:has(input[value=tuan-12])").text())
                .contains("12 tháng", "52 số báo", "gồm cả Trực tuyến");
        assertThat(form.select("label:has(input[value=online-1])").text()).doesNotContain("số báo", "gồm cả");
        assertThat(form.select("select[name=country] option[selected]").attr("value"))
                .isEqualTo("AU");
    }

    @Test
    void changedPriceNeverChangesAnOrder() {
        put(catalog(PLAN));
        var placed = place("tuan-12", 2, "Hà Nội", "VN");
        assertThat(placed).hasStatus(201);
        put(catalog(PLAN.replace("600000", "999000").replace("12 tháng", "Một năm")));

        var location = Objects.requireNonNull(placed.getResponse().getHeader("Location"));
        var order = mvc.get().uri(location).exchange();

        assertThat(client.body(order).get("total").decimalValue()).isEqualByComparingTo("1200000");
        assertThat(order).bodyJson().extractingPath("$.plan").isEqualTo("12 tháng");
        var stored = Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("_id", client.body(order).get("reference").stringValue()))
                .first());
        assertThat(stored.get("bill", Document.class).get("unit")).hasToString("600000");
    }

    @Test
    void removedPlanIsShownInOldOrdersAndNeitherOrderedNorRenewed() {
        put(catalog(PLAN));
        var placed = client.body(place("tuan-12", 1, "Hà Nội", "VN"))
                .get("reference")
                .stringValue();
        for (var state : new String[] {"CONFIRMED", "PAID"}) {
            assertThat(client.patchAs(
                            staff, "/admin/subscription-orders/" + placed, "{\"state\":\"%s\"}".formatted(state)))
                    .hasStatusOk();
        }
        put("{\"publications\":[%s],\"regions\":[]}".formatted(ONLINE));

        assertThat(place("tuan-12", 1, "Hà Nội", "VN"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/plan");
        assertThat(client.getAs(staff, "/admin/subscription-orders/" + placed))
                .bodyJson()
                .extractingPath("$.plan")
                .isEqualTo("12 tháng");
        assertThat(client.postAs(staff, "/subscription-orders/" + placed + "/renewals", ""))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-renewable");
    }

    @Test
    void renewalIsPaidForInTheCurrencyOfTheOrder() {
        var abroad = REGIONS.replace("{\"VND\":0}", "{\"VND\":0,\"USD\":0.5}");
        var priced = catalog(PLAN.replace("600000", "600000,\"prices\":{\"USD\":29.50}"));
        put(priced.replace(REGIONS, abroad));
        var inDollars =
                order("Hà Nội", client.newAddress()).replace("\"copies\":1", "\"copies\":1,\"currency\":\"USD\"");
        assertThat(client.post(ORDERS, inDollars.replace("Hà Nội", "Huế")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/delivery/country");
        var order = paid(client.post(ORDERS, inDollars));
        put(priced.replace(REGIONS, abroad).replace("29.50", "31.00"));
        var renewal = client.postAs(staff, "/subscription-orders/" + order + "/renewals", "");
        assertThat(renewal).hasStatus(201);
        assertThat(client.body(renewal).get("total").decimalValue()).isEqualByComparingTo("37.00");
        assertThat(renewal).bodyJson().extractingPath("$.currency").isEqualTo("USD");

        var next = paid(client.post(ORDERS, inDollars.replaceFirst("[^\"]+@", UUID.randomUUID() + "@")));
        put(catalog(PLAN));
        assertThat(client.postAs(staff, "/subscription-orders/" + next + "/renewals", ""))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-renewable");
    }

    @Test
    void planIsOfferedBetweenItsDays() {
        var today = LocalDate.now(ZoneOffset.UTC);
        put(catalog(PLAN.replace("}END", "").replaceFirst("}$", ",\"from\":\"" + today.plusDays(3) + "\"}")));
        assertThat(place("tuan-12", 1, "Hà Nội", "VN")).hasStatus(400);
        put(catalog(PLAN.replaceFirst("}$", ",\"until\":\"" + today.minusDays(3) + "\"}")));
        assertThat(place("tuan-12", 1, "Hà Nội", "VN")).hasStatus(400);
        put(catalog(PLAN.replaceFirst(
                "}$", ",\"from\":\"%s\",\"until\":\"%s\"}".formatted(today.minusDays(1), today.plusDays(2)))));
        assertThat(place("tuan-12", 1, "Hà Nội", "VN")).hasStatus(201);
        assertThat(client.putAs(
                        staff,
                        CATALOG,
                        catalog(PLAN.replaceFirst("}$", ",\"from\":\"2027-01-02\",\"until\":\"2027-01-01\"}"))))
                .hasStatus(400);
    }

    @Test
    void anotherAddressIsOneOfTheCarrierAndCostsTheSubscriberNoMoreThanWasPaid() {
        put(catalog(PLAN));
        var reader = client.reader();
        var order = paid(client.postAs(reader.accessToken(), ORDERS, order("Hà Nội", reader.email())));
        assertThat(move(reader.accessToken(), order, 10, "Hà Nội", "VN")).hasStatus(201);
        assertThat(move(reader.accessToken(), order, 11, "Huế", "VN"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("costs more");
        assertThat(move(staff, order, 11, "Huế", "VN")).hasStatus(201);
        for (var sender : new String[] {reader.accessToken(), staff}) {
            assertThat(move(sender, order, 12, "Tokyo", "JP"))
                    .hasStatus(409)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .isEqualTo("The carrier does not go there.");
        }
        put(catalog(PLAN.replace("tuan-12", "tuan-13")));
        assertThat(move(reader.accessToken(), order, 13, "Huế", "VN")).hasStatus(409);
        assertThat(move(staff, order, 13, "Huế", "VN")).hasStatus(201);
    }

    @Test
    void addressWithinTheRegionThatWasPaidForIsTakenAlsoWhenItCostsMoreToday() {
        put(catalog(PLAN));
        var reader = client.reader();
        var order = paid(client.postAs(reader.accessToken(), ORDERS, order("Huế", reader.email())));
        put(catalog(PLAN).replace("5000", "9000"));
        assertThat(move(reader.accessToken(), order, 10, "Vinh", "VN")).hasStatus(201);
        assertThat(move(reader.accessToken(), order, 11, "Hà Nội", "VN")).hasStatus(201);
    }

    private MvcTestResult move(String sender, String order, int day, String city, String country) {
        var on = LocalDate.now(ZoneOffset.UTC).plusDays(day);
        return client.postAs(
                sender,
                "/subscription-orders/" + order + "/addresses",
                "{\"from\":\"%s\",\"to\":\"%s\",\"address\":{\"address\":\"2 Lê Lợi\",\"city\":\"%s\",\"country\":\"%s\",\"postalCode\":\"10000\"}}"
                        .formatted(on, on, city, country));
    }

    private String paid(MvcTestResult placed) {
        assertThat(placed).hasStatus(201);
        var order = client.body(placed).get("reference").stringValue();
        for (var state : new String[] {"CONFIRMED", "PAID"}) {
            assertThat(client.patchAs(
                            staff, "/admin/subscription-orders/" + order, "{\"state\":\"%s\"}".formatted(state)))
                    .hasStatusOk();
        }
        return order;
    }

    @Test
    void planIsOfferedOnTheDaysOfItsSite() {
        var noon = LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(LocalTime.NOON);
        var dayThere = noon.toLocalDate().plusDays(1);
        put(catalog(PLAN.replaceFirst("}$", ",\"from\":\"%s\",\"until\":\"%s\"}".formatted(dayThere, dayThere))));
        clock.advance(Duration.between(clock.instant(), noon.toInstant(ZoneOffset.UTC)));
        assertThat(place("tuan-12", 1, "Hà Nội", "VN")).hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource({"Hà Nội, VN, 1200000", "ha noi, Vietnam, 1200000", "Huế, Việt Nam, 1320000", "Hue, VN, 1320000"})
    void regionThatNamesThePlaceMostCloselyDecidesTheSurcharge(String city, String country, String total) {
        put(catalog(PLAN));
        var quote = client.post(
                "/sites/other/subscription-quotes",
                "{\"plan\":\"tuan-12\",\"copies\":2,\"country\":\"%s\",\"area\":\"%s\"}".formatted(country, city));
        assertThat(client.body(quote).get("total").decimalValue()).isEqualByComparingTo(total);
        assertThat(client.body(place("tuan-12", 2, city, country)).get("total").decimalValue())
                .isEqualByComparingTo(total);
    }

    @ParameterizedTest
    @CsvSource({"Sơn Tây, ha noi, 1200000", "Sơn Tây, Huế, 1320000"})
    void regionIsFoundByTheStateAboveACityToo(String city, String state, String total) {
        put(catalog(PLAN));
        var quote = client.post(
                "/sites/other/subscription-quotes",
                "{\"plan\":\"tuan-12\",\"copies\":2,\"country\":\"VN\",\"area\":\"%s\",\"state\":\"%s\"}"
                        .formatted(city, state));
        assertThat(client.body(quote).get("total").decimalValue()).isEqualByComparingTo(total);
        assertThat(client.body(place("tuan-12", 2, city + "\",\"state\":\"" + state, "VN"))
                        .get("total")
                        .decimalValue())
                .isEqualByComparingTo(total);
    }

    @Test
    void nothingIsBroughtWhereNoRegionIs() {
        put(catalog(PLAN));
        for (var country : new String[] {"US", "JP", "Atlantis"}) {
            assertThat(place("tuan-12", 1, "Hà Nội", country))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].pointer")
                    .isEqualTo("/delivery/country");
        }
        assertThat(place("tuan-12", 1, "Hà Nội", null)).hasStatus(400);
        assertThat(client.post("/sites/other/subscription-quotes", "{\"plan\":\"tuan-12\",\"copies\":1}"))
                .bodyJson()
                .extractingPath("$.delivery")
                .isNull();
        assertThat(client.post("/sites/other/subscription-quotes", "{\"plan\":\"online-1\",\"copies\":1}"))
                .bodyJson()
                .extractingPath("$.delivery")
                .isEqualTo(0.0);
    }

    @Test
    void changesAtTheSameTimeAreNotLost() throws InterruptedException, ExecutionException {
        put(catalog(PLAN));
        var accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(number -> threads.submit(
                            () -> putIfMatch(catalog(PLAN.replace("600000", "60000" + number)), "\"1\"")))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().getResponse().getStatus()).isIn(200, 412);
                accepted += answer.get().getResponse().getStatus() == 200 ? 1 : 0;
            }
        }
        // One of them changes nothing, and is accepted as long as nobody else has changed anything.
        assertThat(accepted).isBetween(1, 2);
        assertThat(putIfMatch(catalog(PLAN), "\"1\"")).hasStatus(412);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "price":600000   | "price":-1            | /publications/0/plans/0/price
        "price":600000   | "price":0             | /publications/0/plans/0/price
        "price":600000   | "price":600000.5      | /publications/0/plans/0/price
        "price":600000   | "price":1e-50000000   | /publications/0/plans/0/price
        "price":600000   | "price":1E+999999     | /publications/0/plans/0/price
        "price":600000   | "price":"600000"      | /publications/0/plans/0/price
        "price":600000   | "price":600000,"prices":{"USD":0}     | /publications/0/plans/0/prices/USD
        "price":600000   | "price":600000,"prices":{"USD":1.005} | /publications/0/plans/0/prices/USD
        "price":600000   | "price":600000,"prices":{"VND":1}     | /publications/0/plans/0/prices/VND
        "price":600000   | "price":600000,"prices":{"USD":null}  | /publications/0/plans/0
        "taxPercent":5   | "taxPercent":101      | /publications/0/plans/0/taxPercent
        "taxPercent":5   | "taxPercent":1e-9999  | /publications/0/plans/0/taxPercent
        "currency":"VND" | "currency":"XXQ"      | /publications/0/plans/0/currency
        "currency":"VND" | "currency":null       | /publications/0/plans/0/currency
        "termMonths":12  | "termMonths":0        | /publications/0/plans/0/termMonths
        "termMonths":12  | "termMonths":1.5      | /publications/0/plans/0/termMonths
        "issues":52      | "issues":-52          | /publications/0/plans/0/issues
        "maxCopies":10   | "maxCopies":100000    | /publications/0/plans/0/maxCopies
        "id":"tuan-12"   | "id":"Tuần/../12"     | /publications/0/plans/0/id
        "id":"tuan-12"   | "id":"online-1"       | /publications/1/plans/0/id
        ["online"]       | ["weekly"]            | /publications/0/plans/0/includes/0
        ["online"]       | ["nothing"]           | /publications/0/plans/0/includes/0
        "name":"12 tháng"| "name":"a\\u0007b"    | /publications/0/plans/0/name
        "name":"12 tháng"| "name":" "            | /publications/0/plans/0/name
        "name":"12 tháng"| "name":"a\\r\\nBcc: b"| /publications/0/plans/0/name
        "name":"12 tháng"| "name":"a\\n"         | /publications/0/plans/0/name
        "en":"12 months" | "en":"a\\u202eb"      | /publications/0/plans/0/names/en
        "en":"12 months" | "en":"a\\r\\nBcc: b"  | /publications/0/plans/0/names/en
        "name":"Trực tuyến"|"name":"a\\rBcc: b"  | /publications/1/name
        "VND":5000       | "VND":-5000           | /regions/1/surcharges/VND
        "VND":5000       | "VND":0.5             | /regions/1/surcharges/VND
        "country":"JP"   | "country":"QQ"        | /regions/2/country
        "id":"vn"        | "id":"jp"             | /regions/2/id
        """)
    void whatIsWrongIsNamedByItsField(String field, String changed, String pointer) {
        var body = catalog(PLAN).replace(field, changed);
        assertThat(body).contains(changed);
        assertThat(client.putAs(staff, CATALOG, body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {
        {}
        {"publications":null}
        {"publications":[null]}
        {"publications":[],"regions":[null]}
        {"publications":[],"regions":[],"version":7}
        {"publications":[],"regions":[],"site":"vir"}
        {"publications":{"$ne":null}}
        {"publications":[],"regions":[{"id":"x","name":"x","surcharges":{"XXQ":1}}]}
        {"publications":[],"regions":[{"id":"x","name":"x","surcharges":{"VND":null}}]}
        """)
    void whatIsNoCatalogueIsRefused(String body) {
        assertThat(client.putAs(staff, CATALOG, body)).hasStatus(400);
    }

    @Test
    void fieldsThatAreNotOfAPlanAreRefused() {
        assertThat(client.putAs(staff, CATALOG, catalog(PLAN.replaceFirst("}$", ",\"discount\":100}"))))
                .hasStatus(400);
    }

    @Test
    void markupInNamesIsText() {
        put(catalog(PLAN.replace("12 tháng", "<img src=x onerror=alert(1)>")));
        assertThat(client.body(place("tuan-12", 1, "Hà Nội", "VN"))
                        .get("reference")
                        .stringValue())
                .isNotEmpty();
    }

    @Test
    void catalogueOfTenMegabytesIsRefused() {
        var body = catalog(PLAN.replace("12 tháng", "x".repeat(10_000_000)));
        assertThat(client.putAs(staff, CATALOG, body)).hasStatus(413);
    }

    @Test
    void staffOfAnotherSiteAndReadersNeitherReadNorChangeIt() {
        for (var stranger : new String[] {
            client.withRole("STAFF", "vir").accessToken(),
            client.withRole("MODERATOR", "other").accessToken(),
            client.reader().accessToken()
        }) {
            assertThat(client.putAs(stranger, CATALOG, catalog(PLAN))).hasStatus(403);
            assertThat(client.getAs(stranger, CATALOG)).hasStatus(403);
            assertThat(client.getAs(stranger, CATALOG + "/versions")).hasStatus(403);
        }
        assertThat(client.put(CATALOG, catalog(PLAN))).hasStatus(401);
        assertThat(client.putAs(client.withRole("STAFF", "other").accessToken(), CATALOG, catalog(PLAN)))
                .hasStatusOk();
    }

    @Test
    void planOfAnotherSiteIsUnknown() {
        put(catalog(PLAN));
        assertThat(client.post("/sites/vir/subscription-quotes", "{\"plan\":\"tuan-12\",\"copies\":1}"))
                .hasStatus(400);
    }

    private static String catalog(String plan) {
        return """
            {"publications":[{"id":"weekly","name":"Cuối tuần","kind":"PRINT","description":"Mỗi thứ Bảy.",\
            "plans":[%s]},%s],"regions":%s}\
            """.formatted(plan, ONLINE, REGIONS);
    }

    private void put(String body) {
        assertThat(client.putAs(staff, CATALOG, body)).hasStatusOk();
    }

    private MvcTestResult putIfMatch(String body, String tag) {
        return mvc.put()
                .uri("/api/v1" + CATALOG)
                .header("Authorization", "Bearer " + staff)
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String order(String city, String email) {
        return """
            {"plan":"tuan-12","copies":1,"startsOn":"%s","locale":"vi","subscriber":{"name":"An Nguyen","email":"%s"},\
            "delivery":{"address":"47 Quang Trung","city":"%s","country":"VN"}}\
            """.formatted(LocalDate.now(ZoneOffset.UTC).plusDays(7), email, city);
    }

    private MvcTestResult place(String plan, int copies, String city, @Nullable String country) {
        return client.post(ORDERS, """
            {"plan":"%s","copies":%d,"startsOn":"%s","locale":"vi",\
            "subscriber":{"name":"An Nguyen","email":"%s"},\
            "delivery":{"address":"47 Quang Trung","city":"%s"%s}}\
            """.formatted(
                        plan,
                        copies,
                        LocalDate.now(ZoneOffset.UTC).plusDays(7),
                        client.newAddress(),
                        city,
                        country == null ? "" : ",\"country\":\"" + country + "\""));
    }
}
