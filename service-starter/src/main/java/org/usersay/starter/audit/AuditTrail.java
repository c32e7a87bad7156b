package org.usersay.starter.audit;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.problem.CommonProblem;

/**
 * Audit trail of decisions, one per site over all services. Collection {@code audit} of a database that the services
 * share: {@code _id} is {@code site/number}, which prevents two processes from writing the same entry. Entries are only
 * added, and before the decision takes effect, so no decision is missing; one that fails afterwards has another entry
 * when it is repeated.
 */
public final class AuditTrail {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "audit",
            ShardKey.ID,
            Index.on("action", "_id"),
            Index.on("actor", "_id"),
            Index.on("actor", "action", "_id"),
            Index.on("target", "_id"));

    /** The trail of decisions about what belongs to every site. */
    public static final String EVERY_SITE = "*";

    /** Maximum number of entries of a page. */
    public static final int MAX_PAGE = 100;

    private static final int ATTEMPTS = 100;
    private static final int BATCH = 1_000;
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final MongoCollection<Document> audit;
    private final Clock clock;
    private final Map<String, AuditEntry> last = new ConcurrentHashMap<>();
    private final Map<String, Lock> turns = new ConcurrentHashMap<>();
    private volatile boolean indexed;

    public AuditTrail(MongoDatabase database, Clock clock) {
        this.audit = LAYOUT.open(database);
        this.clock = clock;
    }

    /** Adds a line after the site's last one, wherever that was written; in this process one after the other. */
    public void append(String site, Reader actor, String action, String target, String detail) {
        var turn = turns.computeIfAbsent(site, any -> new ReentrantLock());
        turn.lock();
        try {
            appendNext(site, actor, action, target, detail);
        } finally {
            turn.unlock();
        }
    }

    private void appendNext(String site, Reader actor, String action, String target, String detail) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = last.computeIfAbsent(site, this::findLast);
            var at = notBefore(before.at(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            var entry = AuditEntry.after(
                    before.hash(), before.number() + 1, at, actor.id(), actor.name(), action, target, detail);
            if (insert(site, entry)) {
                last.put(site, entry);
                return;
            }
            last.remove(site);
        }
        throw CommonProblem.UNAVAILABLE.refusal("Too many decisions at once. Try again; nothing was changed.");
    }

    /** Page of what a search finds in a site's trail; 400 for a cursor of another search or trail. */
    public AuditPage page(String site, AuditSearch search, @Nullable String cursor, int limit) {
        var cursors = new CursorCodec("audit " + site + search.scope());
        var before = cursor == null ? null : cursors.decode(cursor, 1, values -> Long.valueOf(values.getFirst()));
        var found = lines(search, range(site, search, before))
                .sort(Sorts.descending("_id"))
                .limit(limit + 1)
                .map(AuditTrail::read)
                .into(new ArrayList<>());
        var items = found.subList(0, Math.min(limit, found.size()));
        return new AuditPage(
                items,
                found.size() > limit
                        ? cursors.encode(List.of(Long.toString(items.getLast().number())))
                        : null);
    }

    /** All that a search finds in a site's trail, from the first line on, while it is read. */
    public void forEach(String site, AuditSearch search, Consumer<AuditEntry> consumer) {
        lines(search, range(site, search, null))
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .map(AuditTrail::read)
                .forEach(consumer);
    }

    /** Name of an actor in the last line about one of the actor's decisions; empty where there is none. */
    public String nameOf(String site, String actor) {
        var search = new AuditSearch(null, actor, null, null, null);
        var last = lines(search, Range.of(site)).sort(Sorts.descending("_id")).first();
        return last == null ? "" : last.getString("actorName");
    }

    /** Walks along a site's whole trail, from the first line on. */
    public AuditCheck check(String site) {
        var walked = AuditCheck.EMPTY;
        try (var lines = lines(AuditSearch.EVERYTHING, Range.of(site))
                .sort(Sorts.ascending("_id"))
                .iterator()) {
            while (walked.brokenAt() == null && lines.hasNext()) {
                walked = walked.then(read(lines.next()));
            }
        }
        return walked;
    }

    /** Not at the start, which does not wait for MongoDB; appending needs none of them. */
    private void ensureIndexes() {
        if (!indexed) {
            LAYOUT.createIndexes(audit);
            indexed = true;
        }
    }

    /**
     * Lines of a range that a search finds: by the index that begins with what is looked for and ends with {@code _id}.
     * Where a target is combined with others, the lines about it are read, or those of the others, whichever are fewer.
     */
    private FindIterable<Document> lines(AuditSearch search, Range range) {
        if (!search.fields().isEmpty()) {
            ensureIndexes();
        }
        var conditions = new ArrayList<Bson>();
        search.fields().forEach((field, value) -> conditions.add(Filters.eq(field, value)));
        conditions.add(Filters.gte("_id", range.from()));
        conditions.add(Filters.lt("_id", range.end()));
        return audit.find(Filters.and(conditions));
    }

    /** The lines of the time that is searched, which are neighbours, as far as those before line {@code before}. */
    private Range range(String site, AuditSearch search, @Nullable Long before) {
        var range = Range.of(site);
        var from = search.from() == null ? range.from() : id(site, firstAt(site, search.from()));
        var end = search.to() == null ? range.end() : id(site, firstAt(site, search.to()));
        return new Range(from, before == null || end.compareTo(id(site, before)) < 0 ? end : id(site, before));
    }

    /** Number of the first line of this time or later: one read of {@code _id} for every doubling of the trail. */
    private long firstAt(String site, Instant time) {
        long first = 1;
        long end = findLast(site).number() + 1;
        while (first < end) {
            long middle = (first + end) / 2;
            var line = lines(AuditSearch.EVERYTHING, new Range(id(site, middle), id(site, end)))
                    .sort(Sorts.ascending("_id"))
                    .first();
            if (line == null || !line.getDate("at").toInstant().isBefore(time)) {
                end = middle;
            } else {
                first = line.getLong("number") + 1;
            }
        }
        return first;
    }

    /** So that lines are in the order of time although clocks differ; a clock that is far ahead is not followed. */
    private static Instant notBefore(Instant before, Instant now) {
        return before.isAfter(now) && before.isBefore(now.plus(CLOCK_DIFFERENCE)) ? before : now;
    }

    /** A blank line numbered 0 where the site has none. */
    private AuditEntry findLast(String site) {
        var last = lines(AuditSearch.EVERYTHING, Range.of(site))
                .sort(Sorts.descending("_id"))
                .first();
        return last == null ? new AuditEntry(0, Instant.EPOCH, "", "", "", "", "", "", "") : read(last);
    }

    private boolean insert(String site, AuditEntry entry) {
        try {
            audit.insertOne(new Document("_id", id(site, entry.number()))
                    .append("number", entry.number())
                    .append("at", Date.from(entry.at()))
                    .append("actor", entry.actor())
                    .append("actorName", entry.actorName())
                    .append("action", entry.action())
                    .append("target", entry.target())
                    .append("detail", entry.detail())
                    .append("previous", entry.previous())
                    .append("hash", entry.hash()));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private static AuditEntry read(Document line) {
        return new AuditEntry(
                line.getLong("number"),
                line.getDate("at").toInstant(),
                line.getString("actor"),
                line.getString("actorName"),
                line.getString("action"),
                line.getString("target"),
                line.getString("detail"),
                line.getString("previous"),
                line.getString("hash"));
    }

    private static String id(String site, long number) {
        return "%s/%015d".formatted(site, number);
    }

    /** Lines by {@code _id}, from {@code from} to below {@code end}. */
    private record Range(String from, String end) {

        static Range of(String site) {
            return new Range(site + "/", site + "0");
        }
    }
}
