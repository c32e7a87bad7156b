package org.usersay.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most frequent requests of readers, so that the class archives hold the classes of these. */
final class WarmUpRequests {

    private static final int ROUNDS = 60;
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final String ARTICLE = "/api/v1/sites/vir/articles/training";
    private static final List<String> READS = List.of(
            "/",
            "/healthz",
            "/usersay.js",
            "/.well-known/jwks.json",
            ARTICLE + "/comments",
            "/api/v1/sites/vir/comment-counts?article=training",
            ARTICLE + "/rating",
            "/api/v1/sites/vir/ratings?article=training",
            "/api/v1/sites/vir/publications",
            "/api/v1/me",
            "/api/v1/nothing");

    private final URI gateway;
    private final HttpClient client;

    private WarmUpRequests(URI gateway, HttpClient client) {
        this.gateway = gateway;
        this.client = client;
    }

    static void at(URI gateway, Administrator administrator) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            new WarmUpRequests(gateway, client).run(administrator);
        }
    }

    private void run(Administrator administrator) throws IOException, InterruptedException {
        String credentials =
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(administrator.email(), administrator.password());
        String token = first(TOKEN, write("POST", "/api/v1/tokens", credentials, ""));
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : READS) {
                send(HttpRequest.newBuilder(gateway.resolve(path)));
            }
            write("PUT", ARTICLE + "/rating/mine", "{\"stars\":" + (1 + round % 5) + "}", token);
            String text =
                    "{\"text\":\"Round %d of the *training*: a comment as readers write them.\"}".formatted(round);
            String comment = first(ID, write("POST", ARTICLE + "/comments", text, token));
            String better = text.replace("a comment", "an edited comment");
            write("PUT", "/api/v1/comments/" + comment, better, token);
        }
    }

    private HttpResponse<String> write(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Usersay", "1")
                .method(method, BodyPublishers.ofString(body));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Empty where there is no match: an archive with fewer classes is better than none. */
    private static String first(Pattern pattern, HttpResponse<String> answer) {
        Matcher matcher = pattern.matcher(answer.body());
        return matcher.find() ? matcher.group(1) : "";
    }
}
