package org.usersay.subscription.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

/** Orders at a site that has pages of conditions. */
@SubscriptionTest
@TestPropertySource(
        properties = {
            "usersay.sites[0].brand.terms=https://www.example.org/terms",
            "usersay.sites[0].brand.privacy=https://www.example.org/privacy"
        })
class RequiredConsentTests {

    private static final String ORDERS = "/sites/vir/subscription-orders";
    private static final String TERMS = "{\"to\":\"terms\",\"wording\":\"I agree.\"}";
    private static final String PRIVACY = "{\"to\":\"privacy\",\"wording\":\"I have read it.\"}";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"consents\":null", ",\"consents\":[]", ",\"consents\":[" + PRIVACY + "]"})
    void orderWithoutAConsentThatTheSiteAsksForIsRefusedAtItsField(String consents) {
        assertThat(client.post(ORDERS, form(consents)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0]")
                .asMap()
                .containsEntry("pointer", "/consents")
                .containsEntry("detail", "Agree to https://www.example.org/terms: a consent to terms.");
    }

    @Test
    void bothConsentsAreNamedWhereBothAreMissing() {
        assertThat(client.postAs(client.reader().accessToken(), ORDERS, form("")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/consents", "/consents");
    }

    @Test
    void staffTakesOrdersForOthersAndOfItsOwnSiteAlone() {
        assertThat(client.postAs(client.withRole("STAFF", "vir").accessToken(), ORDERS, form("")))
                .hasStatus(201);
        assertThat(client.postAs(client.withRole("STAFF", "other").accessToken(), ORDERS, form("")))
                .hasStatus(400);
    }

    @Test
    void renewalNeedsNoFurtherConsent() {
        var placed = client.post(ORDERS, form(",\"consents\":[" + TERMS + "," + PRIVACY + "]"));
        assertThat(placed).hasStatus(201);
        var order = Objects.requireNonNull(placed.getResponse().getHeader("Location"));
        var reference = client.body(placed).get("reference").stringValue();
        for (var state : new String[] {"CONFIRMED", "PAID"}) {
            assertThat(client.patchAs(
                            client.administrator().accessToken(),
                            "/admin/subscription-orders/" + reference,
                            "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
        assertThat(mvc.post().uri(order.replace("?", "/renewals?"))).hasStatus(201);
    }

    @Test
    void pagesOfConditionsAreToldWithWhatIsOffered() {
        var offered = mvc.get().uri("/api/v1/sites/vir/publications");
        assertThat(offered).bodyJson().extractingPath("$.terms").isEqualTo("https://www.example.org/terms");
        assertThat(offered).bodyJson().extractingPath("$.privacy").isEqualTo("https://www.example.org/privacy");
        assertThat(mvc.get().uri("/api/v1/sites/other/publications"))
                .bodyJson()
                .extractingPath("$.terms")
                .isNull();
    }

    private String form(String more) {
        return """
                {"plan":"digital-12","copies":1,"startsOn":"%s","subscriber":{"name":"An","email":"%s"}%s}\
                """.formatted(LocalDate.now(ZoneOffset.UTC).plusDays(1), client.newAddress(), more);
    }
}
