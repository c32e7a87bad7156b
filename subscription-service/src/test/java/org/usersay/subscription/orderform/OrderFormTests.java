package org.usersay.subscription.orderform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class OrderFormTests {

    private final LocalDate monday =
            LocalDate.now(ZoneOffset.UTC).plusDays(1).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    private final Map<String, String> fields = new LinkedHashMap<>();

    @BeforeEach
    void aFilledInForm() {
        fields.putAll(Map.of(
                "site", "vir",
                "lang", "en",
                "plan", "weekly-3",
                "country", "VN",
                "key", UUID.randomUUID().toString(),
                "copies", "2",
                "issue", monday.toString(),
                "name", "An <b>Nguyen</b>",
                "email", client.newAddress(),
                "address", "47 Quang Trung"));
        fields.put("city", "Hà Nội");
    }

    @Test
    void planAndCountryAreChosenFirst() {
        var choice = page(get("site=vir&lang=vi"));
        assertThat(choice.title()).isEqualTo("Đặt mua báo | Demo newsroom");
        assertThat(choice.select("html").attr("lang")).isEqualTo("vi");
        assertThat(choice.select("input[name=plan][value=weekly-3]")).hasSize(1);
        assertThat(choice.select("select[name=country] option[selected]").attr("value"))
                .isEqualTo("VN");
        assertThat(page(get("site=vir&plan=weekly-3")).select("input[name=plan]"))
                .isNotEmpty();

        var vietnam = page(get("site=vir&lang=en&plan=weekly-3&country=VN"));
        assertThat(vietnam.select("input[name=ward]")).hasSize(1);
        assertThat(vietnam.select("option[value=" + monday + "]")).hasSize(1);
        var japan = page(get("site=vir&lang=en&plan=weekly-3&country=JP"));
        assertThat(japan.select("input[name=ward]")).isEmpty();
        assertThat(japan.select("input[name=postalCode]").hasAttr("required")).isTrue();
        assertThat(japan.select("input[name=state]")).isEmpty();
        var ireland = page(get("site=vir&lang=en&plan=weekly-3&country=IE"));
        assertThat(ireland.select("label[for=state]").text()).isEqualTo("County (optional)");
        assertThat(ireland.select("input[name=state]").hasAttr("required")).isFalse();
        var states = page(get("site=vir&lang=vi&plan=weekly-3&country=US"));
        assertThat(states.select("label[for=state]").text()).isEqualTo("Bang");
        assertThat(states.select("input[name=state]").hasAttr("required")).isTrue();
        var online = page(get("site=vir&lang=en&plan=digital-12"));
        assertThat(online.select("input[name=address]")).isEmpty();
        assertThat(online.select("select[name=issue]")).isEmpty();
        assertThat(online.select("input[name=giftName]")).hasSize(1);
        assertThat(page(get("site=vir&lang=en&plan=digital-team-1")).select("input[name=giftName]"))
                .isEmpty();
    }

    @Test
    void orderIsCheckedPlacedOnceAndShownWithItsTransfer() {
        client.coupon("vir", "\"code\":\"WELCOME10\",\"percent\":10");
        fields.put("coupon", "welcome10");
        fields.put("newsletter", "daily");
        var check = page(post("/order/check"));
        assertThat(check.title()).startsWith("Check your order");
        assertThat(check.select("dl.bill").text())
                .contains("2 × 520,000 VND", "1,040,000 VND", "−104,000 VND", "936,000 VND");
        assertThat(check.select("main").text()).contains("An <b>Nguyen</b>", "Vietnam", "Hà Nội");
        assertThat(check.select("main b")).isEmpty();
        var carried = new LinkedHashMap<String, String>();
        check.select("form input[type=hidden]").forEach(field -> carried.put(field.attr("name"), field.attr("value")));
        assertThat(carried).containsAllEntriesOf(fields).containsEntry("total", "936000 VND");
        for (var seen : new String[] {"", "935000 VND", "936000 USD", "<b>0"}) {
            fields.put("total", seen);
            var changed = post("/order");
            assertThat(changed).hasStatus(409);
            assertThat(page(changed).select("[role=alert]").text()).contains("The price has changed");
            assertThat(page(changed).select("input[name=total]").attr("value")).isEqualTo("936000 VND");
        }
        fields.put("total", "936000 VND");

        var placed = post("/order");
        assertThat(placed).hasStatus(303);
        var address = Objects.requireNonNull(placed.getResponse().getHeader("Location"));
        assertThat(address).startsWith("/order/placed?reference=");
        fields.put("total", "1 VND");
        var elsewhere = fill(mvc.post().uri("/order").header("X-Forwarded-For", "203.0.113.77"))
                .exchange();
        assertThat(Objects.requireNonNull(elsewhere.getResponse().getHeader("Location")))
                .isEqualTo(address);

        var order = page(mvc.get().uri(address).exchange());
        assertThat(order.select("main").text())
                .contains("Pay by bank transfer", "Vietcombank", "936,000 VND", "First issue")
                .doesNotContain("An <b>");
        assertThat(order.title()).startsWith("We have your order");
        var code = order.select("img.code").attr("src");
        assertThat(mvc.get().uri(code)).hasStatusOk().hasContentType("image/svg+xml");
        var mail = mailbox.latestTo(outbox, Objects.requireNonNull(fields.get("email")))
                .orElseThrow();
        assertThat(mail.text()).isNotEmpty();
        assertThat(database.getCollection("newsletter_subscriptions")
                        .countDocuments(new Document("email", fields.get("email")).append("list", "vir/daily")))
                .isEqualTo(1);
        database.getCollection("orders")
                .updateOne(
                        new Document("form.subscriber.email", fields.get("email")),
                        new Document("$set", new Document("state", "CANCELLED")));
        var cancelled = page(mvc.get().uri(address).exchange());
        assertThat(cancelled.title()).startsWith("Your order");
        assertThat(cancelled.select("main").text()).doesNotContain("Thank you", "Pay by", "nothing to pay yet");
        var stored = Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("form.subscriber.email", fields.get("email")))
                .first());
        assertThat(stored.get("form", Document.class).getString("coupon")).isEqualTo("WELCOME10");
        assertThat(stored.get("form", Document.class).getString("issue")).isEqualTo(monday.toString());
        assertThat(database.getCollection("orders")
                        .countDocuments(new Document("form.subscriber.email", fields.get("email"))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "copies, 0,",
        "copies, -1,",
        "copies, 1.5,",
        "copies, 101,",
        "copies, 99999999999999999999,",
        "name, '',",
        "email, nobody,",
        "email, '',",
        "phone, call me,",
        "address, '',",
        "city, '',",
        "country, XX,",
        "issue, 2020-01-06,",
        "issue, 2027-02-30,",
        "coupon, NO-SUCH-COUPON,",
        "coupon, '<img src=x>',",
        "taxCode, 12, companyName",
        "companyName, Only a name, taxCode",
        "giftMessage, For nobody, giftName",
        "giftOn, 2020-01-01, giftName"
    })
    void whatIsWrongStandsBesideItsFieldAndNothingIsLost(String field, String value, @Nullable String refused) {
        fields.put(field, value);
        for (var path : new String[] {"/order/check", "/order"}) {
            var answer = post(path);
            assertThat(answer).hasStatus(400);
            var form = page(answer);
            assertThat(form.title()).startsWith("Correct your order");
            var named = form.select("[role=alert] a").eachAttr("href");
            assertThat(named).contains("#" + (refused == null ? field : refused));
            assertThat(named).allSatisfy(link -> assertThat(form.select(link)).hasSize(1));
            assertThat(form.select("[role=alert]").hasAttr("autofocus")).isTrue();
            assertThat(form.select("input[name=name]").attr("value"))
                    .isEqualTo(field.equals("name") ? "" : "An <b>Nguyen</b>");
            assertThat(form.select("main img, main b")).isEmpty();
            if (!field.equals("country")) {
                assertThat(form.select("[aria-invalid=true]")).isNotEmpty();
            }
        }
        assertThat(database.getCollection("orders")
                        .countDocuments(new Document("form.subscriber.email", fields.get("email"))))
                .isZero();
    }

    @Test
    void stateIsAskedForWhereAddressesHaveOne() {
        fields.put("country", "US");
        fields.put("city", "Austin");
        fields.put("postalCode", "78701");
        var refused = page(post("/order/check"));
        assertThat(refused.select("[role=alert] a").eachAttr("href")).containsExactly("#state");
        assertThat(refused.select("input[name=state]").attr("aria-invalid")).isEqualTo("true");
        fields.put("state", "Texas");
        var check = page(post("/order/check"));
        assertThat(check.select("dl").text()).contains("State Texas", "ZIP code 78701");
        assertThat(check.select("input[name=state]").attr("value")).isEqualTo("Texas");
        fields.put("total", check.select("input[name=total]").attr("value"));
        assertThat(post("/order")).hasStatus(303);
        assertThat(database.getCollection("orders")
                        .countDocuments(new Document("form.subscriber.email", fields.get("email"))
                                .append("form.delivery.state", "Texas")))
                .isEqualTo(1);
    }

    @Test
    void priceIsChosenWhereAPlanHasSeveral() {
        assertThat(page(get("site=vir&lang=en&plan=digital-12")).select("select[name=currency]"))
                .isEmpty();
        var form = page(get("site=vir&lang=en&plan=e-paper-12"));
        assertThat(form.select("select[name=currency] option").eachText())
                .containsExactly("720,000 VND", "27.00 EUR", "29.00 USD");
        fields.put("plan", "e-paper-12");
        fields.remove("issue");
        fields.put("startsOn", monday.toString());
        fields.put("currency", "USD");
        var check = page(post("/order/check"));
        assertThat(check.select("dl.bill").text()).contains("2 × 29.00 USD", "58.00 USD");
        assertThat(check.select("input[name=total]").attr("value")).isEqualTo("58.00 USD");
        assertThat(check.select("input[name=currency]").attr("value")).isEqualTo("USD");
        fields.put("currency", "JPY");
        assertThat(page(post("/order/check")).select("[role=alert] a[href=#currency]"))
                .hasSize(1);
    }

    @Test
    void orderThatIsChangedKeepsWhatWasFilledIn() {
        fields.put("step", "change");
        fields.put("giftName", "Bình");
        var form = page(post("/order/check"));
        assertThat(form.select("input[name=city]").attr("value")).isEqualTo("Hà Nội");
        assertThat(form.select("details[open] input[name=giftName]").attr("value"))
                .isEqualTo("Bình");
        assertThat(form.select("option[selected][value=" + monday + "]")).hasSize(1);
        assertThat(form.select("input[name=key]").attr("value")).isNotEqualTo(fields.get("key"));
    }

    @Test
    void formThatHasOrderedBeforeIsShownAgainWithAnotherKey() {
        var check = page(post("/order/check"));
        fields.put("total", check.select("input[name=total]").attr("value"));
        assertThat(post("/order")).hasStatus(303);
        fields.put("copies", "3");
        var reused = post("/order");
        assertThat(reused).hasStatus(422);
        var form = page(reused);
        assertThat(form.select("[role=alert]").text()).contains("you have ordered before");
        assertThat(form.select("input[name=copies]").attr("value")).isEqualTo("3");
        assertThat(form.select("input[name=key]").attr("value")).isNotEmpty().isNotEqualTo(fields.get("key"));
    }

    @Test
    void formOnAPageElsewhereIsRefused() {
        for (var origin : new String[] {"https://evil.example", "null", "http://localhost:8080.evil.example"}) {
            assertThat(post("/order", origin)).hasStatus(400);
            assertThat(post("/order/check", origin)).hasStatus(400);
        }
        assertThat(post("/order/check", "http://localhost:8080")).hasStatusOk();
        assertThat(database.getCollection("orders")
                        .countDocuments(new Document("form.subscriber.email", fields.get("email"))))
                .isZero();
    }

    @Test
    void pagesAreNobodysToKeepAndRunNoScript() {
        var answer = get("site=vir&plan=weekly-3&country=VN");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(page(answer).select("script")).isEmpty();
    }

    @Test
    void addressOfTheCheckLeadsToTheFormByItself() {
        var answer = mvc.get().uri("/order/check").exchange();
        assertThat(answer).hasStatus(303);
        assertThat(answer.getResponse().getHeader("Location")).isEqualTo("/order");
    }

    @Test
    void unknownSitesPlansAndOrdersAreNotShown() {
        assertThat(get("site=nowhere")).hasStatus(404);
        assertThat(page(get("site=vir&plan=%3Cimg%20src=x%3E&country=%3Cb%3E")).select("main img, main b"))
                .isEmpty();
        fields.put("plan", "free");
        assertThat(post("/order/check")).hasStatus(400);
        assertThat(mvc.get().uri("/order/placed?reference=00000-00000&token=x")).hasStatus(404);
        assertThat(mvc.get().uri("/order/placed?reference=00000-00000")).hasStatus(400);
        fields.put("plan", "weekly-3");
        for (var bad : new String[] {"a key that is\u0000 none", "1", ""}) {
            fields.put("key", bad);
            assertThat(post("/order")).hasStatus(400);
        }
    }

    private MvcTestResult get(String query) {
        return mvc.get().uri("/order?" + query).exchange();
    }

    private MvcTestResult post(String path) {
        return post(path, "");
    }

    private MvcTestResult post(String path, String origin) {
        var request = fill(mvc.post().uri(path));
        return (origin.isEmpty() ? request : request.header("Origin", origin)).exchange();
    }

    private MockMvcTester.MockMvcRequestBuilder fill(MockMvcTester.MockMvcRequestBuilder request) {
        fields.forEach(request::param);
        return request.contentType(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static org.jsoup.nodes.Document page(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
