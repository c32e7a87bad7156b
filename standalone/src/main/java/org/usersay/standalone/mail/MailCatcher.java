package org.usersay.standalone.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mail catcher: SMTP on one port, the caught mails on another, both on the loopback address. The mails hold links that sign
 * in, so requests for any host name but a local one are refused: a page on the web may let its own name resolve to the
 * loopback address and would then be read as the same origin (DNS rebinding).
 */
public final class MailCatcher implements AutoCloseable {

    private static final int CAPACITY = 2_000;
    private static final Pattern LOCAL_HOST =
            Pattern.compile("(?i)(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::[0-9]{1,5})?");
    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String OWN_PAGES =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'";
    private static final String FRAMED =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
                    + "img-src data:; frame-ancestors 'self'";

    private final Mailbox mailbox;
    private final SmtpServer smtp;
    private final HttpServer http;

    public MailCatcher(Path directory, int smtpPort, int httpPort) throws IOException {
        mailbox = new Mailbox(directory, CAPACITY);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        smtp = new SmtpServer(smtpPort, mailbox);
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isLocal(exchange.getRequestHeaders().get("Host"))) {
                send(exchange, 421, HTML, OWN_PAGES, "Open this page by the name localhost.");
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, HTML, OWN_PAGES, "Only GET.");
                return;
            }
            List<String> path = Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (path.isEmpty()) {
                send(exchange, 200, HTML, OWN_PAGES, MailPages.list(mailbox.mails(Optional.empty())));
            } else if (path.equals(List.of("api", "messages"))) {
                byte[] json = MailJson.of(mailbox.mails(recipient(exchange)));
                send(exchange, 200, JSON, OWN_PAGES, json);
            } else if (path.size() >= 2 && path.getFirst().equals("messages")) {
                one(exchange, path);
            } else {
                send(exchange, 404, HTML, OWN_PAGES, "No such page.");
            }
        }
    }

    private static boolean isLocal(@Nullable List<String> hosts) {
        return hosts != null
                && hosts.size() == 1
                && LOCAL_HOST.matcher(hosts.getFirst()).matches();
    }

    private void one(HttpExchange exchange, List<String> path) throws IOException {
        Optional<CaughtMail> mail = mailbox.mail(path.get(1));
        if (mail.isEmpty()) {
            send(exchange, 404, HTML, OWN_PAGES, "No such mail.");
        } else if (path.size() == 2) {
            send(exchange, 200, HTML, OWN_PAGES, MailPages.one(mail.get()));
        } else {
            send(exchange, 200, HTML, FRAMED, MailPages.framed(mail.get()));
        }
    }

    private static Optional<String> recipient(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(parameter -> parameter.startsWith("to="))
                // A plus is a plus here: it is common in addresses, a space is not.
                .map(parameter -> URLDecoder.decode(parameter.substring(3).replace("+", "%2B"), UTF_8))
                .findFirst();
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, String text)
            throws IOException {
        send(exchange, status, type, policy, text.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        smtp.close();
        http.stop(0);
    }
}
