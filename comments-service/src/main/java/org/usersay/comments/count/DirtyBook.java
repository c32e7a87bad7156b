package org.usersay.comments.count;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.PendingWrites;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import redis.clients.jedis.params.ZRangeParams;

/**
 * What may have been written without having been copied. Kept in Redis, where it costs a tenth of a millisecond; while
 * Redis is away in the collection {@code unsettled} ({@code _id} is the mark). Marks that are done
 * with are struck out in batches, since one that stands too long only costs a look.
 */
@Component
class DirtyBook implements PendingWrites {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("unsettled", ShardKey.ID);

    private static final int BATCH = 500;

    private final RedisGate gate;
    private final MongoCollection<Document> unsettled;
    private final Clock clock;
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    DirtyBook(RedisGate gate, MongoDatabase database, Clock clock) {
        this.gate = gate;
        this.unsettled = LAYOUT.open(database);
        this.clock = clock;
    }

    @Override
    public void mark(String comment, String what) {
        mark(List.of(comment), what);
    }

    @Override
    public void mark(Collection<String> comments, String what) {
        var now = clock.instant();
        var marks = comments.stream()
                .map(comment -> new DirtyMark(comment, what).toString())
                .toList();
        var scores = marks.stream().collect(Collectors.toMap(mark -> mark, mark -> (double) now.toEpochMilli()));
        if (!marks.isEmpty()
                && gate.askTogether(redis -> redis.ask(pipeline -> pipeline.zadd(Keys.DIRTY, scores)))
                        .isEmpty()) {
            marks.forEach(mark -> unsettled.updateOne(
                    Filters.eq("_id", mark), Updates.set("at", Date.from(now)), new UpdateOptions().upsert(true)));
        }
    }

    @Override
    public void done(String comment, String what) {
        done.add(new DirtyMark(comment, what).toString());
    }

    /** Marks made before {@code limit} and not struck out. Those in MongoDB are few and read without an index. */
    List<DirtyMark> before(Instant limit) {
        var marks = new ArrayList<DirtyMark>();
        gate.ask(redis -> redis.zrange(
                        Keys.DIRTY,
                        ZRangeParams.zrangeByScoreParams(0, limit.toEpochMilli())
                                .limit(0, BATCH)))
                .ifPresent(found -> found.forEach(mark -> marks.add(DirtyMark.parse(mark))));
        unsettled
                .find(Filters.lte("at", Date.from(limit)))
                .limit(BATCH)
                .forEach(found -> marks.add(DirtyMark.parse(found.getString("_id"))));
        return marks;
    }

    /** Strikes out for good, wherever it stands. */
    void strike(DirtyMark mark) {
        done.add(mark.toString());
        unsettled.deleteOne(Filters.eq("_id", mark.toString()));
    }

    /** Strikes out in Redis what is done with. */
    void flush() {
        boolean more = true;
        while (more) {
            more = flushSome();
        }
    }

    /** Whether there may be more. While Redis is away there is nothing to be done about them. */
    private boolean flushSome() {
        var batch = new ArrayList<String>();
        for (var mark = done.poll(); mark != null; mark = batch.size() < BATCH ? done.poll() : null) {
            batch.add(mark);
        }
        if (batch.isEmpty()) {
            return false;
        }
        boolean struck = gate.ask(redis -> redis.zrem(Keys.DIRTY, batch.toArray(String[]::new)))
                .isPresent();
        if (!struck) {
            done.addAll(batch);
        }
        return struck;
    }
}
