package org.usersay.benchmarks.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailSinkTests {

    @Test
    void countsByRecipientAndSubject() throws IOException {
        try (var sink = MailSink.start();
                var client = new Socket(InetAddress.getLoopbackAddress(), sink.port());
                var answers = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            assertThat(answers.readLine()).startsWith("220");
            send(client, answers, "an@example.org", "Weekly");
            send(client, answers, "an@example.org", "Weekly");
            send(client, answers, "binh@example.org", "Weekly");
            send(client, answers, "binh@example.org", "Daily");

            assertThat(sink.recipients("Weekly")).isEqualTo(2);
            assertThat(sink.repeated("Weekly")).isEqualTo(1);
            assertThat(sink.recipients("Daily")).isEqualTo(1);
            assertThat(sink.recipients("Monthly")).isZero();
        }
    }

    private static void send(Socket client, BufferedReader answers, String recipient, String subject)
            throws IOException {
        for (var line : List.of(
                "EHLO here",
                "MAIL FROM:<a@example.org>",
                "RCPT TO:<" + recipient + ">",
                "DATA",
                "Subject: " + subject + "\r\n\r\nSubject: none\r\n.")) {
            client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
            assertThat(answers.readLine()).matches("[23].*");
        }
    }
}
