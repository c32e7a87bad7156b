package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** Readers at the same time, some fifty requests a second. */
final class FrontReaders implements AutoCloseable {

    private static final int READERS = 6;
    private static final int MILLIS_BETWEEN_TURNS = 700;
    private static final int PATIENCE_SECONDS = 60;

    private final Usersay usersay;
    private final FrontAnswers answers = new FrontAnswers();
    private final AcknowledgedWrites acknowledged = new AcknowledgedWrites();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(READERS);

    private FrontReaders(Usersay usersay) {
        this.usersay = usersay;
    }

    /** @param withoutKeys number of readers whose posts carry no key */
    static FrontReaders start(Usersay usersay, Nginx front, int withoutKeys) {
        FrontReaders readers = new FrontReaders(usersay);
        List<Article> articles = Stream.generate(Article::fresh).limit(READERS).toList();
        String plan = usersay.program()
                .get("/api/v1/sites/" + Usersay.SITE + "/publications")
                .expect(200)
                .text("/items/0/plans/0/id");
        IntStream.range(0, READERS).forEach(i -> {
            FrontReader reader = new FrontReader(
                    usersay, front, readers.answers, readers.acknowledged, articles, plan, i >= withoutKeys);
            readers.threads.scheduleAtFixedRate(
                    reader::turn,
                    (long) i * MILLIS_BETWEEN_TURNS / READERS,
                    MILLIS_BETWEEN_TURNS,
                    TimeUnit.MILLISECONDS);
        });
        return readers;
    }

    FrontAnswers answers() {
        return answers;
    }

    /** Stops them, and fails unless all that was acknowledged is there. */
    void stopAndAssertKept() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        acknowledged.assertKept(usersay);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
