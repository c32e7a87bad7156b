package org.usersay.endtoend.front;

import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** Reader who reads, posts, rates and orders through the front. Used by one thread at a time. */
final class FrontReader {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SITE = "/api/v1/sites/" + Usersay.SITE;
    private static final int TURNS_BETWEEN_ORDERS = 4;

    /** A write, and what follows from its acknowledgement. */
    private record Write(HttpRequest request, Consumer<HttpResponse<String>> acknowledged) {}

    private final Nginx front;
    private final FrontAnswers answers;
    private final AcknowledgedWrites acknowledged;
    private final List<Article> articles;
    private final String plan;
    private final boolean keyed;
    private final String token;
    private final List<Write> unacknowledged = new ArrayList<>();
    private int turns;

    /** @param keyed whether its writes carry a key, and are repeated until they are acknowledged */
    FrontReader(
            Nginx front,
            FrontAnswers answers,
            AcknowledgedWrites acknowledged,
            List<Article> articles,
            String plan,
            String token,
            boolean keyed) {
        this.front = front;
        this.answers = answers;
        this.acknowledged = acknowledged;
        this.articles = articles;
        this.plan = plan;
        this.token = token;
        this.keyed = keyed;
    }

    /** Some requests, one after the other. */
    void turn() {
        Article article = articles.get(turns++ % articles.size());
        unacknowledged.add(comment(article));
        unacknowledged.add(rating(article));
        if (turns % TURNS_BETWEEN_ORDERS == 0) {
            unacknowledged.add(order());
        }
        try {
            for (Write write : List.copyOf(unacknowledged)) {
                HttpResponse<String> response = send(write.request());
                if (response.statusCode() / 100 == 2) {
                    write.acknowledged().accept(response);
                    unacknowledged.remove(write);
                } else if (!keyed) {
                    unacknowledged.remove(write);
                }
            }
            send(request(article.comments()).build());
            send(ofReader(article.rating()).build());
            send(ofReader(article.path() + "/comments/mine").build());
            send(request(SITE + "/publications").build());
        } catch (IOException | AssertionError failure) {
            answers.addFailure(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Write comment(Article article) {
        String text = "Comment " + UUID.randomUUID();
        HttpRequest request = withKey(ofReader(article.comments()))
                .POST(BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
                .build();
        return new Write(request, response -> acknowledged.comment(text));
    }

    private Write rating(Article article) {
        int stars = 1 + turns % 5;
        HttpRequest request = ofReader(article.myRating())
                .PUT(BodyPublishers.ofString("{\"stars\":" + stars + "}"))
                .build();
        return new Write(request, response -> acknowledged.rating(token, article, stars));
    }

    private Write order() {
        String body = """
                {"plan": "%s", "copies": 1, "startsOn": "%s",
                 "subscriber": {"name": "Tran Thi Linh", "email": "%s@example.org", "phone": "+84 24 3845 0537"},
                 "delivery": {"recipient": "Linh", "address": "47 Quang Trung", "city": "Ha Noi", "country": "Vietnam"}}
                """.formatted(plan, LocalDate.now(ZoneOffset.UTC).plusDays(7), UUID.randomUUID());
        HttpRequest request = withKey(request(SITE + "/subscription-orders"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return new Write(
                request,
                response -> acknowledged.order(
                        response.headers().firstValue("Location").orElseThrow()));
    }

    private HttpRequest.Builder withKey(HttpRequest.Builder request) {
        return keyed ? request.setHeader("Idempotency-Key", UUID.randomUUID().toString()) : request;
    }

    private HttpRequest.Builder ofReader(String path) {
        return request(path).setHeader("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        // With HTTP/2 the JDK's client loses requests when nginx ends a connection that has had a thousand of them.
        return front.request(path)
                .version(Version.HTTP_1_1)
                .timeout(PATIENCE)
                .setHeader("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = front.client().send(request, BodyHandlers.ofString());
        answers.add(request.method() + " " + request.uri().getPath(), response);
        return response;
    }
}
