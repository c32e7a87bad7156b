package org.usersay.starter.audit;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.problem.CommonProblem;

/**
 * Audit trail of decisions, one per site over all services. Collection {@code audit} of a database that the services
 * share: {@code _id} is {@code site/number}, which prevents two processes from writing the same entry. Entries are only
 * added, and before the decision takes effect, so no decision is missing; one that fails afterwards has another entry
 * when it is repeated.
 */
public final class AuditTrail {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("audit", ShardKey.ID);

    /** The trail of decisions about what belongs to every site. */
    public static final String EVERY_SITE = "*";

    /** Maximum number of entries of a page. */
    public static final int MAX_PAGE = 100;

    private static final int ATTEMPTS = 100;

    private final MongoCollection<Document> audit;
    private final Clock clock;
    private final Map<String, AuditEntry> last = new ConcurrentHashMap<>();
    private final Map<String, Lock> turns = new ConcurrentHashMap<>();

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
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
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

    /** Page of a site's trail; 400 for a cursor of another one. */
    public AuditPage page(String site, @Nullable String cursor, int limit) {
        var cursors = new CursorCodec("audit " + site);
        var before = cursor == null ? null : cursors.decode(cursor, 1, values -> Long.valueOf(values.getFirst()));
        var found = latest(site, before, limit + 1);
        var items = found.subList(0, Math.min(limit, found.size()));
        return new AuditPage(
                items,
                found.size() > limit
                        ? cursors.encode(List.of(Long.toString(items.getLast().number())))
                        : null);
    }

    /** Walks along a site's whole trail, from the first line on. */
    public AuditCheck check(String site) {
        var walked = AuditCheck.EMPTY;
        try (var lines = lines(site, site + "0").sort(Sorts.ascending("_id")).iterator()) {
            while (walked.brokenAt() == null && lines.hasNext()) {
                walked = walked.then(read(lines.next()));
            }
        }
        return walked;
    }

    private List<AuditEntry> latest(String site, @Nullable Long before, int limit) {
        return lines(site, before == null ? site + "0" : id(site, before))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(AuditTrail::read)
                .into(new ArrayList<>());
    }

    /** Lines of a site from below {@code end}: one range of {@code _id}. */
    private FindIterable<Document> lines(String site, String end) {
        return audit.find(Filters.and(Filters.gte("_id", site + "/"), Filters.lt("_id", end)));
    }

    /** A blank line numbered 0 where the site has none. */
    private AuditEntry findLast(String site) {
        var found = latest(site, null, 1);
        return found.isEmpty() ? new AuditEntry(0, clock.instant(), "", "", "", "", "", "", "") : found.getFirst();
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
}
