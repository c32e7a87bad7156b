package org.usersay.subscription.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.SubscriptionTest;

/** Who of the staff looks after orders, and the lists by that, by what was ordered and by where it goes. */
@SubscriptionTest
class OrderAssignmentTests {

    private static final String LIST = "/admin/sites/vir/subscription-orders";
    private static final String HANOI =
            ",\"delivery\":{\"address\":\"1 Trang Tien\",\"city\":\"Hanoi\",\"country\":\"%s\"}";

    private Signed chief = new Signed("", "", "");

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @BeforeEach
    void noOrdersOfOtherTests() {
        database.getCollection("orders").deleteMany(new Document());
        chief = client.administrator();
    }

    @Test
    void orderIsGivenToAColleagueAndTakenAwayFromThem() {
        var colleague = client.withRole("STAFF", "vir");
        var order = digital();
        assertThat(change(order, "{\"assignee\":\"%s\"}".formatted(client.idOf(colleague))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.staff.assignee")
                .isEqualTo(client.idOf(colleague));
        assertThat(client.getAs(colleague.accessToken(), "/admin/subscription-orders/" + order))
                .bodyJson()
                .extractingPath("$.staff.names['%s']".formatted(client.idOf(colleague)))
                .asString()
                .startsWith("Member ");
        assertThat(change(order, "{\"assigned\":false}"))
                .bodyJson()
                .extractingPath("$.staff.assignee")
                .isNull();
    }

    @Test
    void nobodyButStaffOfTheSiteIsGivenAnOrder() {
        var order = digital();
        for (var stranger :
                new Signed[] {client.reader(), client.withRole("STAFF", "other"), client.withRole("MODERATOR", "vir")
                }) {
            assertThat(change(order, "{\"note\":\"yours\",\"assignee\":\"%s\"}".formatted(client.idOf(stranger))))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].pointer")
                    .isEqualTo("/assignee");
        }
        assertThat(change(order, "{\"assigned\":true,\"assignee\":\"%s\"}".formatted(client.idOf(chief))))
                .hasStatus(400);
        var read = client.body(client.getAs(chief.accessToken(), "/admin/subscription-orders/" + order))
                .get("staff");
        assertThat(read.get("assignee").isNull()).isTrue();
        assertThat(read.get("version").intValue()).isEqualTo(1);
    }

    @Test
    void thoseWhoCanBeGivenOrdersAreListedForTheStaffAlone() {
        var colleague = client.withRole("STAFF", "vir");
        var others = client.withRole("STAFF", "other");
        var moderator = client.withRole("MODERATOR", "vir");
        assertThat(client.getAs(colleague.accessToken(), LIST + "/assignees"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .contains(client.idOf(colleague), client.idOf(chief))
                .doesNotContain(client.idOf(others), client.idOf(moderator));
        for (var refused : new Signed[] {client.reader(), others, moderator}) {
            assertThat(client.getAs(refused.accessToken(), LIST + "/assignees")).hasStatus(403);
        }
    }

    @Test
    void ordersAreListedByWhoLooksAfterThem() {
        var colleague = client.withRole("STAFF", "vir");
        var mine = digital();
        var theirs = digital();
        var nobodys = digital();
        change(mine, "{\"assigned\":true}");
        change(theirs, "{\"assignee\":\"%s\"}".formatted(client.idOf(colleague)));
        assertThat(list("?assignee=me")).containsExactly(mine);
        assertThat(list("?assignee=" + client.idOf(colleague))).containsExactly(theirs);
        assertThat(list("?assignee=nobody")).containsExactly(nobodys);
        assertThat(list("?assignee=nobody&state=PAID")).isEmpty();
        assertThat(list("?assignee=me&state=SUBMITTED&publication=digital")).containsExactly(mine);
        assertThat(list("?assignee=" + UUID.randomUUID())).isEmpty();
        change(mine, "{\"assigned\":false}");
        assertThat(list("?assignee=nobody")).containsExactly(nobodys, mine);
    }

    @Test
    void ordersAreListedByWhatWasOrderedAndWhereItGoes() {
        var month = digital();
        var weekly = order("weekly-3", HANOI.formatted("Vietnam"));
        var year = order("weekly-12", HANOI.formatted("VN"));
        var abroad = order("weekly-12", HANOI.formatted("AO"));
        assertThat(list("?publication=weekly")).containsExactly(abroad, year, weekly);
        assertThat(list("?publication=digital")).containsExactly(month);
        assertThat(list("?plan=weekly-12")).containsExactly(abroad, year);
        assertThat(list("?publication=weekly&plan=weekly-3")).containsExactly(weekly);
        assertThat(list("?publication=weekly&plan=digital-1")).isEmpty();
        assertThat(list("?country=VN")).containsExactly(year, weekly);
        assertThat(list("?country=VN&plan=weekly-12")).containsExactly(year);
        assertThat(list("?country=JP")).isEmpty();
        assertThat(client.getAs(chief.accessToken(), LIST + ".csv?country=AO"))
                .hasStatusOk()
                .bodyText()
                .contains(abroad)
                .doesNotContain(year, weekly, month);
    }

    @Test
    void narrowedListGoesOnInTheOrderOfTheTime() {
        var first = order("weekly-3", HANOI.formatted("VN"));
        var second = order("weekly-12", HANOI.formatted("VN"));
        change(second, "{\"state\":\"CONFIRMED\"}");
        var third = order("weekly-3", HANOI.formatted("VN"));
        var page = client.body(client.getAs(chief.accessToken(), LIST + "?publication=weekly&limit=2"));
        assertThat(page.get("items").get(0).get("reference").stringValue()).isEqualTo(third);
        assertThat(page.get("items").get(1).get("reference").stringValue()).isEqualTo(second);
        var cursor = page.get("next").stringValue();
        assertThat(list("?publication=weekly&limit=2&cursor=" + cursor)).containsExactly(first);
        assertThat(client.getAs(chief.accessToken(), LIST + "?publication=digital&cursor=" + cursor))
                .hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource({
        "publication=gazette, publication",
        "country=vn, country",
        "country=Vietnam, country",
        "plan=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, plan",
        "from=yesterday, from",
        "from=2026-02-01&to=2026-01-01, to",
        "state=, state",
        "plan=a&plan=b, plan",
        "colour=red, colour"
    })
    void badFiltersAreRefusedInTheListAndTheExport(String filter, String pointer) {
        for (var path : new String[] {LIST, LIST + ".csv"}) {
            assertThat(client.getAs(chief.accessToken(), path + "?" + filter))
                    .as(path)
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].pointer")
                    .isEqualTo(pointer);
        }
    }

    @Test
    void unknownStateIsRefusedInTheListAndTheExport() {
        for (var path : new String[] {LIST, LIST + ".csv"}) {
            assertThat(client.getAs(chief.accessToken(), path + "?state=LOST"))
                    .as(path)
                    .hasStatus(400)
                    .hasContentType("application/problem+json")
                    .bodyJson()
                    .extractingPath("$.detail")
                    .isEqualTo("Failed to convert 'state' with value: 'LOST'");
        }
    }

    @Test
    void headersAreNoFilters() {
        var order = digital();
        assertThat(mvc.get()
                        .uri("/api/v1" + LIST)
                        .header("Authorization", "Bearer " + chief.accessToken())
                        .header("Plan", "weekly-12")
                        .header("Country", "Vietnam"))
                .hasStatusOk()
                .bodyText()
                .contains(order);
    }

    private String[] list(String query) {
        var answer = client.getAs(chief.accessToken(), LIST + query);
        assertThat(answer).hasStatusOk();
        return client.body(answer).get("items").values().stream()
                .map(order -> order.get("reference").stringValue())
                .toArray(String[]::new);
    }

    private MvcTestResult change(String reference, String body) {
        return client.patchAs(chief.accessToken(), "/admin/subscription-orders/" + reference, body);
    }

    private String digital() {
        return order("digital-1", "");
    }

    private String order(String plan, String delivery) {
        var placed = client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"%s","copies":1,"startsOn":"%s","locale":"en","subscriber":{"name":"An","email":"%s"}%s}""".formatted(plan, LocalDate.now(ZoneOffset.UTC).plusDays(7), client.newAddress(), delivery),
                UUID.randomUUID().toString());
        assertThat(placed).hasStatus(201);
        return Objects.requireNonNull(client.body(placed).get("reference")).stringValue();
    }
}
