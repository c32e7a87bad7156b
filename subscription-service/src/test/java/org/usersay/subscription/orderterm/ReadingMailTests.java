package org.usersay.subscription.orderterm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.Mailbox.Received;
import org.usersay.subscription.test.SubscriptionTest;

/** Mails about what is read online say how. */
@SubscriptionTest
class ReadingMailTests {

    private static final String ORDERS = "/sites/vir/subscription-orders";
    private static final String HOW = "Register, or sign in, with the address that this mail came to";

    private final LocalDate begin = LocalDate.now(ZoneOffset.UTC).plusDays(7);

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    GiftMails giftMails;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Register, or sign in, with the address that this mail came to
            vi | Hãy đăng ký hoặc đăng nhập bằng đúng địa chỉ nhận thư này
            """)
    void guestIsToldOncePaidAndAtTheBegin(String language, String words) {
        var email = client.newAddress();
        var order = order(client.post(ORDERS, form("digital-12", language, email, "")));
        move(order, "CONFIRMED");
        assertThat(mail(email).text()).doesNotContain(words);
        for (var state : new String[] {"PAID", "ACTIVE"}) {
            move(order, state);
            tells(mail(email), words, language);
        }
    }

    @Test
    void readerWhoOrderedSignedInAndBuyerOfPaperAreNotTold() {
        var reader = client.reader();
        move(
                order(client.postAs(reader.accessToken(), ORDERS, form("digital-12", "en", reader.email(), ""))),
                "CONFIRMED",
                "PAID");
        var guest = client.newAddress();
        var address = ",\"delivery\":{\"address\":\"1 Trang Tien\",\"city\":\"Hanoi\"}";
        move(order(client.post(ORDERS, form("weekly-3", "en", guest, address))), "CONFIRMED", "PAID");
        for (var email : new String[] {reader.email(), guest}) {
            assertThat(mail(email).text()).contains("has received your payment").doesNotContain("/account", HOW);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Register, or sign in, with the address that this mail came to | by who registers, or signs in
            vi | Hãy đăng ký hoặc đăng nhập bằng đúng địa chỉ nhận thư này | người nhận đăng ký hoặc đăng nhập
            """)
    void recipientOfAGiftIsToldAndWhoGivesItToo(String language, String words, String giversWords) {
        var giver = client.newAddress();
        var recipient = client.newAddress();
        var gift = ",\"gift\":{\"recipientName\":\"Binh\",\"recipientEmail\":\"%s\",\"notifyOn\":\"%s\"}"
                .formatted(recipient, begin);
        move(order(client.post(ORDERS, form("digital-12", language, giver, gift))), "CONFIRMED", "PAID");
        tells(mail(giver), giversWords, language);
        giftMails.tell(begin.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        tells(mail(recipient), words, language);
    }

    @Test
    void recipientOfPaperIsNotTold() {
        var recipient = client.newAddress();
        var gift = ",\"delivery\":{\"address\":\"1 Trang Tien\",\"city\":\"Hanoi\"},"
                + "\"gift\":{\"recipientName\":\"Binh\",\"recipientEmail\":\"%s\",\"notifyOn\":\"%s\"}"
                        .formatted(recipient, begin);
        move(order(client.post(ORDERS, form("weekly-3", "en", client.newAddress(), gift))), "CONFIRMED", "PAID");
        giftMails.tell(begin.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        assertThat(mail(recipient).text()).contains("There is nothing to pay.").doesNotContain(HOW, "/account");
    }

    private static void tells(Received mail, String words, String language) {
        var page = "/account?site=vir&lang=" + language;
        assertThat(mail.text()).contains(words, page);
        assertThat(mail.html())
                .contains(words)
                .containsPattern("<a href=\"[^\"]*" + page.replace("?", "\\?").replace("&", "&amp;") + "\"");
    }

    private Received mail(String email) {
        return mailbox.latestTo(outbox, email).orElseThrow();
    }

    private void move(String order, String... states) {
        for (var state : states) {
            assertThat(client.patchAs(
                            client.administrator().accessToken(),
                            "/admin/subscription-orders/" + order,
                            "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
    }

    private String order(MvcTestResult placed) {
        assertThat(placed).hasStatus(201);
        return client.body(placed).get("reference").stringValue();
    }

    private String form(String plan, String language, String email, String more) {
        return """
                {"plan":"%s","copies":1,"startsOn":"%s","locale":"%s","subscriber":{"name":"An","email":"%s"}%s}\
                """.formatted(plan, begin, language, email, more);
    }
}
