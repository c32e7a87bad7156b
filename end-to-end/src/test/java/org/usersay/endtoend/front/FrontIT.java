package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** The running system behind the front. */
@ExtendWith(RunningSystem.class)
@Timeout(120)
class FrontIT {

    @TempDir
    static Path directory;

    private static Nginx front;
    private static String token;

    @BeforeAll
    static void start(Usersay usersay) throws IOException, GeneralSecurityException {
        assumeTrue(Nginx.program().isPresent(), "nginx is not installed, so its configuration is not tested");
        front = new Nginx(directory, usersay.gateway(), 200);
        token = usersay.administratorToken();
    }

    @AfterAll
    static void stop() {
        if (Nginx.program().isPresent()) {
            front.close();
        }
    }

    private static int comment(Article article, String text) throws IOException, InterruptedException {
        HttpRequest request = front.request(article.comments())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
                .build();
        return front.client().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String cache(HttpResponse<?> response) {
        return response.headers().firstValue("Usersay-Front-Cache").orElse("");
    }

    @Test
    void everythingIsServedByHttp2AndTlsAlone() throws IOException, InterruptedException {
        HttpResponse<String> script = front.get("/usersay.js");
        HttpResponse<String> plain = front.client()
                .send(HttpRequest.newBuilder(front.plain("/a?b=c")).build(), BodyHandlers.ofString());

        assertThat(script.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(plain.statusCode()).isEqualTo(308);
        assertThat(plain.headers().firstValue("Location")).hasValue("https://localhost/a?b=c");
    }

    @Test
    void longAnswersAreCompressed() throws IOException, InterruptedException {
        HttpRequest request =
                front.request("/usersay.js").header("Accept-Encoding", "gzip").build();

        assertThat(front.client()
                        .send(request, BodyHandlers.discarding())
                        .headers()
                        .firstValue("Content-Encoding"))
                .hasValue("gzip");
    }

    @Test
    void aPublicReadIsKeptAndAReaderSeesOwnChangesAtOnce() throws IOException, InterruptedException {
        Article article = Article.fresh();
        HttpRequest own = front.request(article.comments())
                .header("Cookie", "__Host-usersay_device=any")
                .build();

        assertThat(front.get(article.comments()).body()).contains("\"count\":0");
        assertThat(comment(article, "Behind the front.")).isEqualTo(201);
        HttpResponse<String> fresh = front.client().send(own, BodyHandlers.ofString());

        assertThat(fresh.body()).contains("\"count\":1");
        assertThat(cache(fresh)).isEqualTo("BYPASS");
        assertThat(front.get(article.comments()).body()).contains("\"count\":1");
    }

    @Test
    void aStreamIsPassedOnEventByEvent() throws IOException, InterruptedException {
        Article article = Article.fresh();
        HttpResponse<InputStream> stream = front.client()
                .send(front.request(article.comments() + "/stream").build(), BodyHandlers.ofInputStream());
        try (BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(events.readLine()).isNotNull();

            assertThat(comment(article, "Live behind the front.")).isEqualTo(201);

            assertThat(events.lines()
                            .filter(line -> line.startsWith("data:") && line.contains("\""))
                            .findFirst())
                    .isPresent();
        }
    }
}
