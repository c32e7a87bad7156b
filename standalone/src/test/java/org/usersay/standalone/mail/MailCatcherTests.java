package org.usersay.standalone.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailCatcherTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private MailCatcher catcher;
    private int smtpPort;
    private int httpPort;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            smtpPort = one.getLocalPort();
            httpPort = other.getLocalPort();
        }
        catcher = new MailCatcher(directory, smtpPort, httpPort);
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    private void send(String to, String subject, String text, String html) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", smtpPort);
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("noreply@example.org"));
        message.setRecipient(RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "utf-8");
        message.setHeader("List-Unsubscribe", "<https://example.org/u/1>");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "utf-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "utf-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void mailsOfAnAddressComeAsJsonNewestFirst() throws Exception {
        send("lan+news@example.org", "Xin chào", "first", "<p>first</p>");
        send("other@example.org", "Other", "other", "<p>other</p>");
        send("lan+news@example.org", "Tin \"mới\"", "second", "<p>second</p>");

        HttpResponse<String> answer = get("/api/messages?to=lan+news@example.org");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .startsWith("{\"items\":[{\"id\":\"")
                .containsSubsequence(
                        "\"to\":\"lan+news@example.org\"",
                        "\"from\":\"noreply@example.org\"",
                        "\"subject\":\"Tin \\\"mới\\\"\"",
                        "\"text\":\"second\"",
                        "\"html\":\"<p>second</p>\"",
                        "\"List-Unsubscribe\":\"<https://example.org/u/1>\"",
                        "\"subject\":\"Xin chào\"")
                .doesNotContain("other@example.org");
        assertThat(get("/api/messages?to=LAN%2Bnews%40example.org").body()).contains("\"text\":\"first\"");
        assertThat(get("/api/messages").body()).contains("other@example.org");
        assertThat(get("/api/messages?to=nobody@example.org").body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void mailsSurviveARestart() throws Exception {
        send("a@example.org", "Kept", "text", "<p>text</p>");
        catcher.close();
        catcher = new MailCatcher(directory, smtpPort, httpPort);
        send("a@example.org", "Later", "text", "<p>text</p>");

        assertThat(get("/api/messages?to=a@example.org").body())
                .containsSubsequence("\"subject\":\"Later\"", "\"subject\":\"Kept\"");
    }

    @Test
    void aPersonSeesTextEscapedAndHtmlInAFrameThatRunsNothing() throws Exception {
        send(
                "a@example.org",
                "<script>alert(1)</script>",
                "Open https://example.org/confirm?token=a&b=1 <script>alert(2)</script>",
                "<script>alert(3)</script><a href='https://example.org/confirm'>Confirm</a>");
        String id =
                new Mailbox(directory, 10).mails(Optional.empty()).getFirst().id();

        assertThat(get("/").body())
                .contains("/messages/" + id, "&lt;script&gt;alert(1)")
                .doesNotContain("<script");
        assertThat(get("/messages/" + id).body())
                .contains("<a href=\"https://example.org/confirm?token=a&amp;b=1\" target=\"_blank\"")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("<script");
        HttpResponse<String> frame = get("/messages/" + id + "/html");
        assertThat(frame.body()).contains("<script>alert(3)</script>", "<base target=\"_blank\">");
        assertThat(frame.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("sandbox allow-popups")
                        .contains("default-src 'none'")
                        .doesNotContain("allow-scripts"));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(get("/messages/000000000000001").statusCode()).isEqualTo(404);
        assertThat(get("/messages/..%2f..%2fsecret").statusCode()).isEqualTo(404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    /** A page of the web whose name resolves to the loopback address sends its own name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "localhost.evil.example:%d",
                "127.0.0.1.nip.io:%d",
                "localhost:%d.evil.example",
                "evil.example#localhost:%d",
                "user@localhost:%d",
                "localhost@evil.example",
                "localhost:",
                "localhost:%d, evil.example",
                "0.0.0.0:%d",
                "192.168.1.2:%d",
                "127.0.0.2:%d",
                "[::]:%d",
                "localhost.:%d",
                ""
            })
    void anotherHostNameIsRefused(String host) throws Exception {
        send("a@example.org", "Confirm", "https://example.org/confirm?token=secret", "<p>token=secret</p>");

        for (String path : List.of("/", "/api/messages", "/messages/1", "/elsewhere")) {
            assertThat(raw(path, "Host: " + host.formatted(httpPort) + "\r\n"))
                    .startsWith("HTTP/1.1 421")
                    .doesNotContain("secret", "a@example.org");
        }
    }

    @Test
    void aRequestWithoutOneHostNameIsRefused() throws Exception {
        assertThat(raw("/api/messages", "")).startsWith("HTTP/1.1 421");
        assertThat(raw("/api/messages", "Host: localhost\r\nHost: evil.example\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:%d", "LOCALHOST:%d", "127.0.0.1:%d", "[::1]:%d", "localhost"})
    void localHostNamesAreAnswered(String host) throws Exception {
        assertThat(raw("/api/messages", "Host: " + host.formatted(httpPort) + "\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("{\"items\":[");
    }

    private String raw(String path, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), httpPort)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void theOldestAreDroppedWhenThereAreTooMany() throws Exception {
        Mailbox small = new Mailbox(directory.resolve("small"), 3);
        for (int i = 0; i < 5; i++) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            message.setSubject("mail " + i);
            message.setText("text");
            small.keep(message, "a@example.org");
        }

        assertThat(small.mails(Optional.of("a@example.org")))
                .extracting(CaughtMail::subject)
                .containsExactly("mail 4", "mail 3", "mail 2");
        try (Stream<Path> files = Files.list(directory.resolve("small"))) {
            assertThat(files).hasSize(3);
        }
    }
}
