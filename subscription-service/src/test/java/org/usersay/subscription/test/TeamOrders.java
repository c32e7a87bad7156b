package org.usersay.subscription.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client.Signed;
import tools.jackson.databind.JsonNode;

/** Orders of a plan with three seats, and what becomes of these. */
public record TeamOrders(Client client) {

    public static final String PLAN = "digital-team-1";

    /** A paid order that runs from today on. */
    public String buy(Signed buyer) {
        var order = place(buyer, 1);
        move(order, "CONFIRMED", "PAID");
        return order;
    }

    public String place(Signed buyer, int copies) {
        var placed =
                client.postAs(buyer.accessToken(), "/sites/vir/subscription-orders", form(buyer.email(), copies, ""));
        assertThat(placed).hasStatus(201);
        return Objects.requireNonNull(client.body(placed).get("reference")).stringValue();
    }

    public String form(String email, int copies, String more) {
        return """
                {"plan":"%s","copies":%d,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"},\
                "company":{"name":"Harbour Pilots","taxCode":"12345-678"}%s}""".formatted(PLAN, copies, LocalDate.now(ZoneOffset.UTC), email, more);
    }

    public void move(String order, String... states) {
        var staff = client.administrator().accessToken();
        for (var state : states) {
            assertThat(client.patchAs(staff, "/admin/subscription-orders/" + order, "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
    }

    public MvcTestResult invite(Signed buyer, String order, String email) {
        return client.postAs(buyer.accessToken(), seats(order), "{\"email\":\"" + email + "\"}");
    }

    /** The token of the link that was mailed to an address that is invited now. */
    public String invited(Signed buyer, String order, String email) {
        assertThat(invite(buyer, order, email)).hasStatus(201);
        return client.mailedToken(email);
    }

    public MvcTestResult accept(Signed reader, String token) {
        return client.postAs(reader.accessToken(), "/seat-invitations/acceptance", "{\"token\":\"" + token + "\"}");
    }

    /** A reader with a seat, with a token of now. */
    public Signed member(Signed buyer, String order) {
        var reader = client.reader();
        assertThat(accept(reader, invited(buyer, order, reader.email()))).hasStatusOk();
        return renewed(reader);
    }

    public JsonNode list(Signed buyer, String order) {
        var answer = client.getAs(buyer.accessToken(), seats(order));
        assertThat(answer).hasStatusOk();
        return client.body(answer);
    }

    /** The id of the seat, or of the invitation, of an address. */
    public String idOf(Signed buyer, String order, String email) {
        return StreamSupport.stream(list(buyer, order).get("items").spliterator(), false)
                .filter(item -> item.get("email").stringValue().equals(email))
                .findFirst()
                .orElseThrow()
                .get("id")
                .stringValue();
    }

    public MvcTestResult remove(Signed sender, String order, String id) {
        return client.deleteAs(sender.accessToken(), seats(order) + "/" + id);
    }

    public List<String> entitlements(Signed reader) {
        var answer = client.getAs(renewed(reader).accessToken(), "/me/entitlements");
        assertThat(answer).hasStatusOk();
        return StreamSupport.stream(client.body(answer).get("items").spliterator(), false)
                .map(item -> item.get("name").stringValue())
                .toList();
    }

    /** The reader with a token of now. */
    public Signed renewed(Signed reader) {
        return client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
    }

    public static String seats(String order) {
        return "/subscription-orders/" + order + "/seats";
    }
}
