package org.usersay.comments.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.PendingWrites;
import org.usersay.redis.BatchingPipeline;
import org.usersay.starter.id.UuidV7;
import redis.clients.jedis.RedisClient;

/** Marks of an import, of which there are thousands at once. */
@CommentsServiceTest
class DirtyBookTests {

    private static final String VERSION = PendingWrites.version(1);

    @Autowired
    RedisClient redis;

    @Autowired
    BatchingPipeline shared;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    Clock clock;

    private final AtomicBoolean away = new AtomicBoolean();

    @Test
    void whatIsDoneWithIsStruckOutOnceRedisIsThereAgain() {
        var book = new DirtyBook(new Gate(), mongo, clock);
        var comments = Stream.generate(UuidV7::next).limit(20_000).toList();
        book.mark(comments, VERSION);
        comments.forEach(comment -> book.done(comment, VERSION));
        away.set(true);
        book.flush();
        away.set(false);
        book.flush();
        var struck = comments.stream()
                .map(comment -> new DirtyMark(comment, VERSION).toString())
                .toList();
        assertThat(redis.zmscore(Keys.DIRTY, struck.toArray(String[]::new))).containsOnlyNulls();
    }

    private final class Gate extends RedisGate {
        Gate() {
            super(redis, shared);
        }

        @Override
        <T> Optional<T> ask(Function<RedisClient, @Nullable T> question) {
            return away.get() ? Optional.empty() : super.ask(question);
        }
    }
}
