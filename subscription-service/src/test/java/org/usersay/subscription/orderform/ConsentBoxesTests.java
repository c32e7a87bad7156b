package org.usersay.subscription.orderform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

/** Boxes of the order form, where the site has pages of conditions. */
@SubscriptionTest
@TestPropertySource(
        properties = {
            "usersay.sites[0].brand.terms=https://www.example.org/terms",
            "usersay.sites[0].brand.privacy=https://www.example.org/privacy"
        })
class ConsentBoxesTests {

    private static final String WORDING =
            "I agree to the terms of use of Demo newsroom. (https://www.example.org/terms)";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    private final Map<String, String> fields = new LinkedHashMap<>();

    @BeforeEach
    void aFilledInForm() {
        fields.putAll(Map.of(
                "site", "vir",
                "lang", "en",
                "plan", "digital-12",
                "key", UUID.randomUUID().toString(),
                "copies", "1",
                "startsOn", LocalDate.now(ZoneOffset.UTC).plusDays(1).toString(),
                "name", "An",
                "email", client.newAddress(),
                "terms", "yes",
                "privacy", "yes"));
    }

    @Test
    void wordsBesideATickedBoxAreKeptWithTheOrder() {
        var check = Jsoup.parse(text(post("/order/check")));
        assertThat(check.title()).startsWith("Check your order");
        fields.put("total", check.select("input[name=total]").attr("value"));
        assertThat(check.select("input[type=hidden][name=terms]").attr("value")).isEqualTo("yes");
        assertThat(post("/order")).hasStatus(303);
        var order = database.getCollection("orders")
                .find(new Document("form.subscriber.email", fields.get("email")))
                .first();
        assertThat(order).isNotNull();
        assertThat(order.getList("consents", Document.class))
                .extracting(consent -> consent.getString("to") + ": " + consent.getString("wording"))
                .containsExactly(
                        "terms: " + WORDING,
                        "privacy: I have read the privacy notice of Demo newsroom. (https://www.example.org/privacy)");
    }

    @Test
    void boxThatIsNotTickedIsAskedForAndNothingIsOrdered() {
        fields.remove("terms");
        var refused = post("/order/check");
        assertThat(refused).hasStatus(400);
        var form = Jsoup.parse(text(refused));
        assertThat(form.select("[role=alert] a[href=#terms]")).hasSize(1);
        assertThat(form.select("#terms[aria-invalid=true][required]")).hasSize(1);
        assertThat(form.select("#privacy[checked]")).hasSize(1);
        assertThat(form.select("a[href=https://www.example.org/terms]")).isNotEmpty();
        fields.put("total", "1 VND");
        assertThat(post("/order")).hasStatus(400);
    }

    private MvcTestResult post(String path) {
        var request = mvc.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        fields.forEach(request::formField);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
