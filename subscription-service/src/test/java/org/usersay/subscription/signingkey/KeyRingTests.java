package org.usersay.subscription.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usersay.starter.test.Stores;
import org.usersay.subscription.test.AdjustableClock;

class KeyRingTests {

    private static final KeySettings SETTINGS = new KeySettings(Duration.ofDays(30), Duration.ofDays(1));

    private final AdjustableClock clock = new AdjustableClock();
    private final MongoClient mongo;
    private final MongoDatabase database;

    KeyRingTests() {
        var uri = Stores.freshDatabase();
        mongo = MongoClients.create(uri);
        database = mongo.getDatabase(new com.mongodb.ConnectionString(uri).getDatabase());
    }

    @BeforeEach
    void startOfAPeriod() {
        var period = SETTINGS.period().toSeconds();
        clock.advance(Duration.ofSeconds(period - clock.instant().getEpochSecond() % period));
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void keyOutlivesTheProcess() {
        assertThat(ring().current()).isEqualTo(ring().current());
    }

    @Test
    void processesThatStartAtOnceAgreeOnOneKey() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(
                            process -> (Callable<String>) () -> ring().current().getKeyID())
                    .toList();
            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow).collect(Collectors.toSet()))
                    .hasSize(1);
        }
    }

    @Test
    void nextKeyIsPublishedBeforeItSignsAndTheLastOneAfterItDid() {
        var ring = ring();
        var first = ring.current().getKeyID();
        assertThat(published(ring)).containsExactly(first);

        clock.advance(Duration.ofDays(29).plusHours(1));
        assertThat(ring.current().getKeyID()).isEqualTo(first);
        assertThat(published(ring)).hasSize(2).contains(first);
        var announced = published(ring);

        clock.advance(Duration.ofDays(1));
        var second = ring.current().getKeyID();
        assertThat(second).isNotEqualTo(first);
        assertThat(announced).contains(second);
        assertThat(published(ring)).contains(first, second);

        clock.advance(Duration.ofDays(60));
        assertThat(published(ring)).doesNotContain(first, second);
    }

    @Test
    void privateHalfIsNeverPublished() {
        assertThat(ring().published().getKeys()).noneMatch(JWK::isPrivate);
    }

    private KeyRing ring() {
        return new KeyRing(new KeyStore(database, clock), SETTINGS, clock);
    }

    private static List<String> published(KeyRing ring) {
        return ring.published().getKeys().stream().map(JWK::getKeyID).toList();
    }
}
