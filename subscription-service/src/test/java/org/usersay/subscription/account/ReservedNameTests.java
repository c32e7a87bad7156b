package org.usersay.subscription.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

/** Names that pass for the site or its staff. */
@SubscriptionTest
class ReservedNameTests {

    private static final String KEY = "the key of the tests";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AdjustableClock clock;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Administrator",
                "Mоderator",
                "A d m i n",
                "Quản trị viên",
                "Demo Newsroom",
                "DEMO-NEWSROOM",
                "Vir"
            })
    void readerCannotRegisterWithANameOfTheSiteOrARole(String name) {
        var refused = client.register(client.newAddress(), name);
        assertThat(refused).hasStatus(400);
        assertThat(refused).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/displayName");
    }

    @Test
    void readerCannotTakeTheNameOfAModerator() {
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var moderator = client.reader("Anna Nowak " + suffix);
        var id = client.idOf(moderator);
        roles(id);
        for (var name : new String[] {"Anna Nowak " + suffix, "аnnа.nоwаk." + suffix, "ANNA NOWAK" + suffix}) {
            assertThat(client.register(client.newAddress(), name)).hasStatus(400);
            assertThat(rename(client.reader(), name)).hasStatus(400);
        }
        assertThat(rename(client.reader(), "Anna Nowack")).hasStatusOk();
        assertThat(staffNames()).bodyJson().extractingPath("$.names").asArray().contains("Anna Nowak " + suffix);
    }

    @Test
    void unsignedRequestDoesNotReadTheNamesOfTheStaff() {
        assertThat(mvc.get().uri("/internal/staff-names?site=vir")).hasStatus(401);
    }

    private void roles(String id) {
        assertThat(mvc.put()
                        .uri("/api/v1/admin/readers/" + id + "/roles")
                        .header(
                                "Authorization",
                                "Bearer " + client.administrator().accessToken())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"roles\":[\"READER\",\"MODERATOR\"],\"site\":\"vir\"}"))
                .hasStatusOk();
    }

    private MvcTestResult rename(Client.Signed reader, String name) {
        return mvc.patch()
                .uri("/api/v1/me")
                .header("Authorization", "Bearer " + reader.accessToken())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"displayName\":\"%s\"}".formatted(name))
                .exchange();
    }

    private MvcTestResult staffNames() {
        var path = "/internal/staff-names?site=vir";
        var time = Long.toString(clock.instant().getEpochSecond());
        return mvc.get()
                .uri(path)
                .header(ServiceSignature.TIME, time)
                .header(ServiceSignature.SIGNATURE, ServiceSignature.sign(KEY, time, "GET", path, ""))
                .exchange();
    }
}
