package org.usersay.subscription.deliverylist;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class DeliveryListTests {

    private static final String HANOI = "\"delivery\":{\"address\":\"1 Trang Tien\",\"city\":\"Hanoi\"}";

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private String staff = "";

    @Autowired
    Client client;

    @Autowired
    MongoDatabase database;

    @BeforeEach
    void noOrdersOfOtherTests() {
        database.getCollection("orders").deleteMany(new Document());
        staff = client.administrator().accessToken();
    }

    @Test
    void copiesOfAnIssueGoToTheAddressesOfTheDay() {
        var stays = order("weekly-3", 2, today, HANOI, "PAID");
        var moved = order("weekly-6", 1, today, HANOI, "ACTIVE");
        var held = order("weekly-3", 5, today, HANOI, "ACTIVE");
        order("weekly-3", 7, today, HANOI, "CONFIRMED");
        order("weekly-3", 7, today.plusDays(30), HANOI, "PAID");
        order("digital-1", 7, today, "\"company\":null", "PAID");
        send(
                moved,
                "addresses",
                "{\"from\":\"%s\",\"to\":\"%s\",\"address\":{\"recipient\":\"Mai\",\"address\":\"2 Le Loi\",\"city\":\"Hue\"}}"
                        .formatted(today.plusDays(5), today.plusDays(8)));
        send(held, "holds", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(today.plusDays(5), today.plusDays(12)));

        var before = client.body(deliveries("", "weekly", today.plusDays(4)));
        assertThat(before.get("addresses").intValue()).isEqualTo(3);
        assertThat(before.get("copies").intValue()).isEqualTo(8);
        var during = client.body(deliveries("", "weekly", today.plusDays(6)));
        assertThat(during.get("addresses").intValue()).isEqualTo(2);
        assertThat(during.get("copies").intValue()).isEqualTo(3);
        var newest = during.get("items").get(0);
        assertThat(newest.get("order").stringValue()).isEqualTo(moved);
        assertThat(newest.get("recipient").stringValue()).isEqualTo("Mai");
        assertThat(newest.get("city").stringValue()).isEqualTo("Hue");
        assertThat(during.get("items").get(1).get("order").stringValue()).isEqualTo(stays);
        assertThat(during.get("items").get(1).get("recipient").stringValue()).isEqualTo("An Nguyen");
    }

    @Test
    void orderBeginsWithItsIssue() {
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var form = """
                {"plan":"weekly-3","copies":1,"issue":"%s",\
                "subscriber":{"name":"An Nguyen","email":"%s"},%s}""".formatted(monday, client.newAddress(), HANOI);
        var placed = place(form);
        assertThat(placed).hasStatus(201);
        var order = client.body(placed).get("reference").stringValue();
        database.getCollection("orders")
                .updateOne(new Document("_id", order), new Document("$set", new Document("state", "PAID")));
        var shown = client.getAs(staff, "/admin/subscription-orders/" + order);
        assertThat(shown).bodyJson().extractingPath("$.issue").isEqualTo(monday.toString());
        assertThat(shown).bodyJson().extractingPath("$.startsOn").isEqualTo(monday.toString());
        assertThat(delivered(monday.minusDays(1))).doesNotContain(order);
        assertThat(delivered(monday)).contains(order);
        // The last day of a month has an issue too.
        var tuesday = monday.plusDays(8);
        var none = tuesday.getDayOfMonth() == tuesday.lengthOfMonth() ? tuesday.plusDays(1) : tuesday;
        for (var bad : new String[] {
            form.replace(monday.toString(), none.toString()),
            form.replace(monday.toString(), monday.minusWeeks(2).toString()),
            form.replace(monday.toString(), monday.plusWeeks(60).toString()),
            form.replace("\"issue\"", "\"startsOn\":\"" + monday.plusDays(1) + "\",\"issue\""),
            form.replace("weekly-3", "digital-12").replace(HANOI, "\"company\":null")
        }) {
            assertThat(place(bad)).hasStatus(400);
        }
    }

    @Test
    void issuesAreThoseOfTheCalendarFromAMonthAgoToAYearFromNow() {
        var first = client.body(client.getAs(staff, "/admin/sites/vir/publications/weekly/issues?limit=2"));
        var days = first.get("items").values().stream()
                .map(day -> LocalDate.parse(day.stringValue()))
                .toList();
        assertThat(days)
                .hasSize(2)
                .isSorted()
                .allSatisfy(day -> assertThat(
                                day.getDayOfWeek() == DayOfWeek.MONDAY || day.getDayOfMonth() == day.lengthOfMonth())
                        .isTrue());
        assertThat(days.getFirst()).isBetween(today.minusDays(31), today.minusDays(24));
        var rest = client.body(client.getAs(
                staff,
                "/admin/sites/vir/publications/weekly/issues?limit=100&cursor="
                        + first.get("next").stringValue()));
        assertThat(LocalDate.parse(rest.get("items").get(0).stringValue())).isAfter(days.getLast());
        assertThat(rest.get("items").values().stream()
                        .map(day -> LocalDate.parse(day.stringValue()))
                        .toList())
                .isSorted()
                .last()
                .satisfies(day -> assertThat(day).isBetween(today.plusDays(359), today.plusDays(366)));
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void issuesAreForTheStaffAndOfWhatTheCatalogueHas() {
        assertThat(client.getAs(staff, "/admin/sites/vir/publications/digital/issues"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(client.getAs(staff, "/admin/sites/vir/publications/gazette/issues"))
                .hasStatus(404);
        assertThat(client.getAs(client.reader().accessToken(), "/admin/sites/vir/publications/weekly/issues"))
                .hasStatus(403);
    }

    @Test
    void dayOfThePastHasWhatWasDeliveredThen() {
        var over = order("weekly-3", 1, today, HANOI, "EXPIRED");
        var ended = order("weekly-3", 1, today, HANOI, "EXPIRED");
        var begins = order("weekly-3", 1, today, HANOI, "ACTIVE");
        var startsOn = today.minusMonths(3).minusDays(3);
        var end = startsOn.plusMonths(3);
        var orders = database.getCollection("orders");
        var expired = new Document("state", "EXPIRED").append("by", "system");
        orders.updateOne(
                new Document("_id", over),
                new Document("$set", new Document("form.startsOn", startsOn.toString()))
                        .append("$push", new Document("history", expired.append("at", at(end)))));
        orders.updateOne(
                new Document("_id", ended),
                new Document(
                                "$set",
                                new Document(
                                        "form.startsOn", today.minusDays(20).toString()))
                        .append(
                                "$push",
                                new Document("history", new Document(expired).append("at", at(today.minusDays(10))))));

        assertThat(delivered(end.minusDays(1))).containsExactly(over);
        assertThat(delivered(end)).isEmpty();
        assertThat(delivered(today.minusDays(12))).containsExactlyInAnyOrder(over, ended);
        assertThat(delivered(today)).containsExactly(begins);
    }

    private List<String> delivered(LocalDate day) {
        return client.body(deliveries("", "weekly", day))
                .get("items")
                .valueStream()
                .map(item -> item.get("order").stringValue())
                .toList();
    }

    private static Date at(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Test
    void planThatIsReadOnlineIsNotDeliveredAlsoToAnAddressThatItWasOrderedWith() {
        var printed = order("weekly-3", 1, today, HANOI, "PAID");
        var online = order("weekly-3", 1, today, HANOI, "PAID");
        database.getCollection("orders")
                .updateOne(new Document("_id", online), new Document("$set", new Document("form.plan", "digital-1")));
        assertThat(client.body(deliveries("", "weekly", today)).get("items"))
                .singleElement()
                .extracting(item -> item.get("order").stringValue())
                .isEqualTo(printed);
        assertThat(client.body(deliveries("", "digital", today)).get("items")).isEmpty();
    }

    @Test
    void giftsGoToTheirRecipientWithoutTheGiversTelephone() {
        order("weekly-3", 1, today, HANOI + ",\"gift\":{\"recipientName\":\"Binh\"}", "PAID");
        var item = client.body(deliveries("", "weekly", today)).get("items").get(0);
        assertThat(item.get("recipient").stringValue()).isEqualTo("Binh");
        assertThat(item.get("phone").isNull()).isTrue();
    }

    @Test
    void planOfThePublicationIsSelected() {
        order("weekly-3", 1, today, HANOI, "PAID");
        order("weekly-6", 1, today, HANOI, "PAID");
        assertThat(client.body(deliveries("", "weekly&plan=weekly-6", today))
                        .get("addresses")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void fileHasAByteOrderMarkAndNoFormulas() {
        order("weekly-3", 1, today, "\"delivery\":{\"address\":\"=HYPERLINK(1)\",\"city\":\"Hà Nội\"}", "PAID");
        var file = deliveries(".csv", "weekly", today);
        var text = text(file);
        assertThat(file)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"deliveries-" + today + ".csv\"");
        assertThat(text).startsWith("\uFEFForder,plan,copies,recipient").contains("'=HYPERLINK(1)", "Hà Nội");
    }

    @Test
    void stateStandsInAColumnOfTheFileAndOnLabelsInTheOrderOfTheCountry() {
        order(
                "weekly-3",
                1,
                today,
                "\"delivery\":{\"address\":\"1 Elm St\",\"city\":\"Austin\",\"state\":\"TX\",\"postalCode\":\"78701\",\"country\":\"US\"}",
                "PAID");
        assertThat(text(deliveries(".csv", "weekly", today)))
                .contains(",city,state,postalCode,country,", ",Austin,TX,78701,US,");
        assertThat(text(deliveries(".html", "weekly", today))).contains(">Austin, TX 78701</span>");
        assertThat(client.body(deliveries("", "weekly", today))
                        .get("items")
                        .get(0)
                        .get("state")
                        .stringValue())
                .isEqualTo("TX");
    }

    @Test
    void labelsAreSheetsOfTwentyFourAndShowNoHtmlOfAddresses() {
        for (var number = 0; number < 25; number++) {
            order("weekly-3", 1, today, "\"delivery\":{\"address\":\"<img src=x> & 1\",\"city\":\"Hà Nội\"}", "PAID");
        }
        var page = deliveries(".html", "weekly", today);
        var text = text(page);
        assertThat(text.split("class=\"sheet\"", -1)).hasSize(3);
        assertThat(text.split("class=\"label\"", -1)).hasSize(26);
        assertThat(text).contains("&lt;img src=x&gt; &amp; 1", "Hà Nội").doesNotContain("<img");
        assertThat(page.getResponse().getHeader("Content-Security-Policy")).contains("default-src 'none'", "sha256-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publication=nothing&date=TODAY",
                "publication=weekly&plan=digital-1&date=TODAY",
                "publication=weekly",
                "date=TODAY",
                "publication=weekly&date=2020-01-01",
                "publication=weekly&date=%2B999999999-01-01",
                "publication=weekly&date=today",
                "publication=weekly&date=TODAY&limit=101"
            })
    void badRequestsAreRefused(String query) {
        for (var form : new String[] {"", ".csv", ".html"}) {
            if (form.isEmpty() || !query.contains("limit")) {
                assertThat(get(staff, form, query.replace("TODAY", today.toString()), "vir"))
                        .hasStatus(400);
            }
        }
    }

    @Test
    void onlyStaffOfTheSiteSeesWhereReadersLive() {
        var query = "publication=weekly&date=" + today;
        for (var form : new String[] {"", ".csv", ".html"}) {
            for (var stranger : new String[] {
                client.reader().accessToken(),
                client.withRole("MODERATOR", "vir").accessToken(),
                client.withRole("STAFF", "other").accessToken()
            }) {
                assertThat(get(stranger, form, query, "vir")).hasStatus(403);
            }
            assertThat(get(staff, form, query, "nowhere")).hasStatus(404);
        }
    }

    private MvcTestResult deliveries(String form, String publication, LocalDate date) {
        var answer = get(staff, form, "publication=" + publication + "&date=" + date, "vir");
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private MvcTestResult get(String token, String form, String query, String site) {
        return client.getAs(token, "/admin/sites/" + site + "/deliveries" + form + "?" + query);
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void send(String order, String what, String body) {
        assertThat(client.postAs(staff, "/subscription-orders/" + order + "/" + what, body))
                .hasStatus(201);
    }

    private MvcTestResult place(String form) {
        return client.post(
                "/sites/vir/subscription-orders", form, UUID.randomUUID().toString());
    }

    private String order(String plan, int copies, LocalDate startsOn, String more, String state) {
        var placed = client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"%s","copies":%d,"startsOn":"%s",\
                "subscriber":{"name":"An Nguyen","email":"%s","phone":"+84 24 1234567"},%s}""".formatted(plan, copies, startsOn, client.newAddress(), more),
                UUID.randomUUID().toString());
        assertThat(placed).hasStatus(201);
        var reference =
                Objects.requireNonNull(client.body(placed).get("reference")).stringValue();
        database.getCollection("orders")
                .updateOne(new Document("_id", reference), new Document("$set", new Document("state", state)));
        return reference;
    }
}
