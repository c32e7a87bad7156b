package org.usersay.subscription.orderterm;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class GiftMailTests {

    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(20);

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    GiftMails giftMails;

    @Autowired
    MongoDatabase database;

    private String staff = "";
    private String recipient = "";

    @BeforeEach
    void begin() {
        staff = client.administrator().accessToken();
        recipient = client.newAddress();
    }

    @Test
    void recipientIsToldOnTheDayAndOnce() {
        var order = reference(place(day.toString(), recipient));
        move(order, "CONFIRMED");
        move(order, "PAID");
        var noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        giftMails.tell(noon.minusSeconds(1));
        assertThat(mailbox.latestTo(outbox, recipient)).isEmpty();

        giftMails.tell(noon);
        giftMails.tell(noon.plus(Duration.ofDays(1)));

        var mail = mailbox.latestTo(outbox, recipient).orElseThrow();
        assertThat(mail.subject()).isEqualTo("An Nguyen gives you The Investment Review digital");
        assertThat(mail.text()).contains("Happy <b>birthday</b>", "Dear Binh");
        assertThat(database.getCollection("orders")
                        .countDocuments(new Document("_id", order).append("giftMailAt", new Document("$exists", true))))
                .isZero();
    }

    @Test
    void recipientOfAnUnpaidOrCancelledOrderIsNotTold() {
        var order = reference(place(day.toString(), recipient));
        var later = day.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        giftMails.tell(later);
        move(order, "CONFIRMED");
        move(order, "PAID");
        move(order, "CANCELLED");
        giftMails.tell(later);
        assertThat(mailbox.latestTo(outbox, recipient)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01", "9999-01-01", "2026-02-30", "soon"})
    void daysThatAreNoneAreRefused(String day) {
        assertThat(place(day, recipient)).hasStatus(400);
    }

    @Test
    void dayWithoutAnAddressIsRefused() {
        assertThat(place(day.toString(), null))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/gift/recipientEmail");
    }

    private void move(String order, String state) {
        assertThat(client.patchAs(staff, "/admin/subscription-orders/" + order, "{\"state\":\"%s\"}".formatted(state)))
                .hasStatusOk();
    }

    private String reference(MvcTestResult placed) {
        return client.body(placed).get("reference").stringValue();
    }

    private MvcTestResult place(String notifyOn, @Nullable String address) {
        return client.post("/sites/vir/subscription-orders", """
            {"plan":"digital-12","copies":1,"startsOn":"%s","locale":"en",\
            "subscriber":{"name":"An Nguyen","email":"%s"},\
            "gift":{"recipientName":"Binh","message":"Happy <b>birthday</b>","notifyOn":"%s"%s}}\
            """.formatted(
                        LocalDate.now(ZoneOffset.UTC).plusDays(7),
                        client.newAddress(),
                        notifyOn,
                        address == null ? "" : ",\"recipientEmail\":\"" + address + "\""));
    }
}
