package org.usersay.benchmarks.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;

/** HTTP client that prepares what is measured. */
public final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("confirm\\?token=([A-Za-z0-9._~-]+)");
    private static final String PASSWORD = "benchmarks run on one machine";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final URI mail;

    Client(URI gateway, URI mail) {
        this.gateway = gateway;
        this.mail = mail;
    }

    /** An answer with its status and its bytes as text. */
    public record Reply(int status, String body) {

        public Reply expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("Expected " + expected + ", but got " + status + ": " + body);
            }
            return this;
        }

        /** The first value of this name at any depth. */
        public String value(String name) {
            Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(body);
            if (!matcher.find()) {
                throw new IllegalStateException("No " + name + " in " + body);
            }
            return matcher.group(1);
        }
    }

    /** Registers a reader and confirms the address; the result is an access token. */
    public String reader(int number) {
        String email = email(number);
        send(Request.json(
                        "POST",
                        "/api/v1/accounts",
                        "{\"site\":\"vir\",\"email\":\"%s\",\"displayName\":\"Reader %d\",\"password\":\"%s\"}"
                                .formatted(email, number, PASSWORD)))
                .expect(202);
        String token = mailedToken(email);
        Reply confirmed = verify("{\"token\":\"" + token + "\",\"password\":\"" + PASSWORD + "\"}");
        if (confirmed.status() == 400) {
            // A version before the password was part of the confirmation.
            confirmed = verify("{\"token\":\"" + token + "\"}");
        }
        confirmed.expect(204);
        return token(email);
    }

    private Reply verify(String body) {
        return send(Request.json("POST", "/api/v1/accounts/verification", body));
    }

    /** A new access token of a registered reader. */
    String signIn(int number) {
        return token(email(number));
    }

    private static String email(int number) {
        return "reader-" + number + "@benchmarks.example";
    }

    private String token(String email) {
        return token(email, PASSWORD);
    }

    String token(String email, String password) {
        return send(Request.json(
                        "POST", "/api/v1/tokens", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password)))
                .expect(200)
                .value("accessToken");
    }

    private String mailedToken(String email) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher matcher = TOKEN.matcher(
                    send(mail, Request.get("/api/messages?to=" + email)).body());
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("No mail to " + email);
    }

    public Reply send(Request request) {
        return send(gateway, request);
    }

    /** Directly to a service. */
    public Reply send(Target target, Request request) {
        return send(URI.create("http://" + target.authority()), request);
    }

    private Reply send(URI base, Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.path()))
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::setHeader);
        try {
            HttpResponse<String> response = http.send(builder.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
