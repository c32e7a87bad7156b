package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** Readers who read, post, rate and register through the front, and what was acknowledged to them. */
final class FrontReaders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READERS = 6;
    /** Between the turns of a reader, each of some requests. */
    private static final int MILLIS = 700;
    private static final int SOME = 60;

    private record Vote(String reader, String path) {}

    private final Usersay usersay;
    private final Nginx front;
    private final List<Article> articles =
            Stream.generate(Article::fresh).limit(READERS).toList();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> posted = new ConcurrentLinkedQueue<>();
    private final Map<Vote, Integer> given = new ConcurrentHashMap<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(READERS);

    private FrontReaders(Usersay usersay, Nginx front) {
        this.usersay = usersay;
        this.front = front;
    }

    static FrontReaders start(Usersay usersay, Nginx front) {
        FrontReaders readers = new FrontReaders(usersay, front);
        for (int i = 0; i < READERS; i++) {
            Reader reader = readers.new Reader("reader-" + UUID.randomUUID());
            readers.running.add(readers.threads.scheduleAtFixedRate(
                    reader::turn, (long) i * MILLIS / READERS, MILLIS, TimeUnit.MILLISECONDS));
        }
        return readers;
    }

    /** Returns when some more requests were answered; fails if one was not answered as it should. */
    void awaitMore() {
        int goal = answered.get() + SOME;
        await().atMost(PATIENCE).until(() -> answered.get() > goal || !failures.isEmpty());
        assertThat(failures).isEmpty();
    }

    /** Returns when all have stopped. */
    void stop() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(running).noneMatch(turns -> turns.state() == Future.State.FAILED);
        assertThat(failures).isEmpty();
    }

    /** Every comment once, and every reader's last stars. */
    void assertKept() {
        String export = usersay.administrator()
                .get("/api/v1/admin/sites/" + Usersay.SITE + "/exports")
                .expect(200)
                .body();
        assertThat(posted)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(export.lines().filter(line -> line.contains(text)))
                        .as(text)
                        .hasSize(1));
        assertThat(given).isNotEmpty().allSatisfy((vote, stars) -> {
            assertThat(usersay.reader(vote.reader())
                            .get(vote.path())
                            .expect(200)
                            .at("/stars")
                            .asInt())
                    .isEqualTo(stars);
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One of them, used by one thread at a time. */
    private final class Reader {

        private final String id;
        private final String token;
        private int turns;

        Reader(String id) {
            this.id = id;
            this.token = usersay.token(id);
        }

        void turn() {
            if (!failures.isEmpty()) {
                return;
            }
            Article article = articles.get(turns++ % articles.size());
            try {
                post(article);
                rate(article);
                send(request(article.comments()));
                send(ofReader(article.rating()));
                send(ofReader("/api/v1/sites/" + Usersay.SITE + "/articles/" + article.id() + "/comments/mine"));
                send(request("/api/v1/sites/" + Usersay.SITE + "/publications"));
                register();
            } catch (IOException failure) {
                failures.add(failure.toString());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        private void post(Article article) throws IOException, InterruptedException {
            String text = "Comment " + UUID.randomUUID();
            HttpRequest.Builder post =
                    ofReader(article.comments()).POST(BodyPublishers.ofString("{\"text\":\"" + text + "\"}"));
            if (send(post)) {
                posted.add(text);
            }
        }

        private void rate(Article article) throws IOException, InterruptedException {
            int stars = 1 + turns % 5;
            if (send(ofReader(article.myRating()).PUT(BodyPublishers.ofString("{\"stars\":" + stars + "}")))) {
                given.put(new Vote(id, article.myRating()), stars);
            }
        }

        private void register() throws IOException, InterruptedException {
            send(request("/api/v1/accounts")
                    .POST(BodyPublishers.ofString("{\"site\":\"%s\",\"email\":\"%s@example.org\",\"displayName\":\"Reader\"}"
                            .formatted(Usersay.SITE, UUID.randomUUID()))));
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

        private boolean send(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpRequest sent = request.build();
            HttpResponse<String> response = front.client().send(sent, BodyHandlers.ofString());
            // One that comes from a cache, since an instance has only begun, is an answer too.
            boolean right = response.statusCode() / 100 == 2;
            if (right) {
                answered.incrementAndGet();
            } else {
                failures.add(sent.method() + " " + sent.uri().getPath() + " " + response.statusCode() + " "
                        + response.headers().map() + " " + response.body());
            }
            return right;
        }
    }
}
