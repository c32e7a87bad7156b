package org.usersay.subscription.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.usersay.subscription.contact.EmailAddress;

/** Signatures of mails as a relay receives them. */
class DkimSignatureTests {

    private static final KeyPair KEYS = keys("RSA", 2048);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-03T08:05:09Z"), ZoneOffset.UTC);

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** What was asked of the DNS. */
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() {
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void mailAsReceivedIsSignedForTheDomainOfItsSender() throws Exception {
        var received = send(new DkimSettings("news2026", pem(KEYS)), "Người đưa tin <tin@courier.example>");
        assertThat(verifies(received)).isTrue();
        assertThat(asked).containsExactly("news2026._domainkey.courier.example");
        assertThat(received)
                .contains("Date: Tue, 3 Nov 2026 08:05:09 GMT\r\n", "Message-ID: <m1@courier.example>\r\n")
                .containsPattern("\r\nDKIM-Signature: (?s:.*) d=courier\\.example;");
    }

    @Test
    void whatIsChangedOrAddedOnTheWayBreaksTheSignature() throws Exception {
        var received = send(new DkimSettings("news2026", pem(KEYS)), "tin@courier.example");
        assertThat(verifies(received)).isTrue();
        for (var changed : List.of(
                received.replace("One-Click", "Two-Clicks"),
                received.replace("https://courier.example/u?t=1", "https://courier.example/u?t=2"),
                received.replace("List-Id: <daily", "List-Id: <weekly"),
                received.replace("Hello", "Hallo"),
                "From: editor@courier.example\r\n" + received,
                "Subject: Something else\r\n" + received,
                "Reply-To: somebody@elsewhere.example\r\n" + received)) {
            assertThat(changed).isNotEqualTo(received);
            assertThat(verifies(changed)).as(changed).isFalse();
        }
        assertThat(verifies("Received: by a relay\r\n" + received)).isTrue();
    }

    @Test
    void senderWithLettersOfOtherScriptsHasTheDomainOfTheDns() throws Exception {
        var received = send(new DkimSettings("news2026", pem(KEYS)), "Báo <tin@báo.example>");
        assertThat(received.substring(0, received.indexOf("\r\n\r\n"))).isASCII();
        assertThat(received).contains("<tin@xn--bo-mia.example>");
        assertThat(verifies(received)).isTrue();
        assertThat(asked).containsExactly("news2026._domainkey.xn--bo-mia.example");
    }

    @Test
    void withoutKeyNothingIsSigned() throws Exception {
        assertThat(send(new DkimSettings("", ""), "tin@courier.example")).doesNotContain("DKIM-Signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"news 2026", "news2026;x=1", "-news", "news\r\nX: 1", "a..b"})
    void selectorIsANameOfTheDns(String selector) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DkimSettings(selector, pem(KEYS)))
                .withMessageContaining("usersay.mail.dkim.selector");
    }

    @Test
    void keyAndSelectorGoTogether() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DkimSettings("news2026", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new DkimSettings("", pem(KEYS)));
    }

    @Test
    void keyIsRsaOfEnoughBitsAndIsNotTold() {
        for (var wrong : List.of(
                "secret-words",
                pem(keys("RSA", 1024)),
                pem(keys("EC", 256)),
                pem(KEYS).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
                pem(KEYS).replace("M", "!"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DkimSettings("news2026", wrong))
                    .withMessage(
                            "usersay.mail.dkim.private-key must be an RSA key of at least 2048 bits as PEM, not encrypted")
                    .withNoCause();
        }
        assertThat(new DkimSettings("news2026", pem(KEYS))).asString().doesNotContain("PRIVATE");
    }

    /** One mail of a campaign, as the relay has it. */
    private String send(DkimSettings dkim, String from) throws Exception {
        var settings = new OutboxSettings(
                from,
                true,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(2),
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                1);
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(relay.getSmtp().getPort());
        var text = "Hello\n\nA line  with blanks \n.\nĐường dây " + "nóng ".repeat(60);
        var mail = new Mail(
                "m1",
                new EmailAddress("lan@example.org"),
                new MailContent("Tin buổi sáng", text, "<p>" + text + "</p>", null, "desk@courier.example", null),
                DeliveryGuarantee.AT_MOST_ONCE,
                URI.create("https://courier.example/u?t=1"),
                new Bulk("c1", "daily.courier.example"),
                null);
        var result = new SmtpRelay(sender, new DkimSignature(dkim, CLOCK), CLOCK, settings).send(mail);
        assertThat(result).isEqualTo(new SmtpRelay.Result.Accepted());
        var written = new ByteArrayOutputStream();
        relay.getReceivedMessages()[0].writeTo(written);
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Whether the signature is that of the key, by the library's verifier. */
    private boolean verifies(String mail) {
        var record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
        var verifier = new DKIMVerifier((method, selector, domain) -> {
            asked.add(selector + "._domainkey." + domain);
            return List.of(record);
        });
        try {
            asked.clear();
            return !verifier.verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        } catch (FailException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(
                        Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded()));
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
