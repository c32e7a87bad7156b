package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** Readers at the same time; six of them make some fifty requests a second. */
final class FrontReaders implements AutoCloseable {

    private static final int MILLIS_BETWEEN_TURNS = 700;
    private static final int PATIENCE_SECONDS = 60;

    private final Usersay usersay;
    private final FrontAnswers answers = new FrontAnswers();
    private final AcknowledgedWrites acknowledged = new AcknowledgedWrites();
    private final List<Future<?>> running = new ArrayList<>();
    private final ScheduledExecutorService threads;

    private FrontReaders(Usersay usersay, int number) {
        this.usersay = usersay;
        this.threads = Executors.newScheduledThreadPool(number);
    }

    /**
     * Readers with these access tokens.
     *
     * @param withoutKeys number of readers whose posts carry no key
     */
    static FrontReaders start(Usersay usersay, Nginx front, List<String> tokens, int withoutKeys) {
        FrontReaders readers = new FrontReaders(usersay, tokens.size());
        List<Article> articles =
                Stream.generate(Article::fresh).limit(tokens.size()).toList();
        String plan = usersay.program()
                .get("/api/v1/sites/" + Usersay.SITE + "/publications")
                .expect(200)
                .text("/items/0/plans/0/id");
        IntStream.range(0, tokens.size()).forEach(i -> {
            FrontReader reader = new FrontReader(
                    front, readers.answers, readers.acknowledged, articles, plan, tokens.get(i), i >= withoutKeys);
            readers.running.add(readers.threads.scheduleAtFixedRate(
                    reader::turn,
                    (long) i * MILLIS_BETWEEN_TURNS / tokens.size(),
                    MILLIS_BETWEEN_TURNS,
                    TimeUnit.MILLISECONDS));
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
        assertThat(running).noneMatch(turns -> turns.state() == Future.State.FAILED);
        acknowledged.assertKept(usersay);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
