package org.usersay.subscription.suppression;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.secret.RandomToken;

/**
 * The collection {@code mail_suppressions}: {@code _id} is a scope, which is a site or {@value #EVERY_SITE}, and the digest of an
 * address; {@code reason} is there while the address is suppressed, {@code soft} holds the bounces that are only counted.
 * Lookups: by {@code _id}; the list of a scope, {@code {scope, since, _id}}; those that begin so, {@code {scope, emailKey}};
 * an address, {@code emailKey}.
 */
@Component
class SuppressionStore {

    /** Scope of what is known without a site. */
    static final String EVERY_SITE = "*";

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "mail_suppressions",
            ShardKey.ID,
            Index.on("-scope", "-since", "-_id"),
            Index.on("scope", "emailKey"),
            Index.sparse("emailKey"));

    /** Comes after every character of an address. */
    private static final char LAST = '\uffff';

    private static final int MAX_SOFT = 50;

    private final MongoCollection<Document> suppressions;

    SuppressionStore(MongoDatabase database) {
        this.suppressions = LAYOUT.open(database);
        LAYOUT.createIndexes(suppressions);
    }

    private static String id(String scope, EmailAddress email) {
        return scope + "/" + RandomToken.digest(email.key());
    }

    /** Why mails of a site to an address are suppressed; a bounce before all others. */
    Optional<SuppressionReason> find(@Nullable String site, EmailAddress email) {
        var ids = Stream.of(EVERY_SITE, site == null ? EVERY_SITE : site)
                .map(scope -> id(scope, email))
                .distinct()
                .toList();
        return suppressions.find(and(in("_id", ids), exists("reason"))).into(new ArrayList<>()).stream()
                .map(document -> SuppressionReason.valueOf(document.getString("reason")))
                .min(Enum::compareTo);
    }

    /**
     * Suppresses an address, unless it is, or unless staff let it in after {@code at}. Repeating it changes nothing.
     *
     * @return whether it is suppressed by this
     */
    boolean suppress(
            String scope,
            EmailAddress email,
            SuppressionReason reason,
            String detail,
            Instant at,
            @Nullable String by) {
        var changes = new ArrayList<Bson>(List.of(
                address(scope, email),
                set("reason", reason.name()),
                set("detail", detail),
                set("since", Date.from(at))));
        changes.add(by == null ? unset("by") : set("by", by));
        // A bounce holds for more mails than the other reasons, and replaces them.
        var open = reason == SuppressionReason.BOUNCE ? ne("reason", reason.name()) : exists("reason", false);
        var free = and(eq(id(scope, email)), open, notLiftedAfter(at));
        try {
            var written = suppressions.updateOne(free, combine(changes), new UpdateOptions().upsert(true));
            return written.getModifiedCount() == 1 || written.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Bson notLiftedAfter(Instant at) {
        // Also of those that were never lifted.
        return new Document("liftedAt", new Document("$not", new Document("$gte", Date.from(at))));
    }

    private static Bson address(String scope, EmailAddress email) {
        return combine(set("scope", scope), set("email", email.value()), set("emailKey", email.key()));
    }

    /** Counts a bounce once for all; how many there were since a time. */
    long countSoft(String scope, EmailAddress email, String event, Instant at, Instant since) {
        var id = id(scope, email);
        suppressions.updateOne(
                eq(id),
                combine(address(scope, email), setOnInsert("createdAt", Date.from(at))),
                new UpdateOptions().upsert(true));
        suppressions.updateOne(
                and(eq(id), ne("soft._id", event)),
                pushEach(
                        "soft",
                        List.of(new Document("_id", event).append("at", Date.from(at))),
                        new PushOptions().slice(-MAX_SOFT)));
        var found = suppressions.find(eq(id)).first();
        return found == null
                ? 0
                : found.getList("soft", Document.class, List.of()).stream()
                        .filter(bounce -> !bounce.getDate("at").toInstant().isBefore(since))
                        .count();
    }

    /** Lets an address in again; false where it was not suppressed. */
    boolean lift(String scope, String digest, Instant now) {
        return suppressions
                        .updateOne(
                                and(eq(scope + "/" + digest), exists("reason")),
                                combine(
                                        set("liftedAt", Date.from(now)),
                                        unset("reason"),
                                        unset("detail"),
                                        unset("since"),
                                        unset("by"),
                                        unset("soft")))
                        .getModifiedCount()
                == 1;
    }

    /** Suppressed addresses of a scope, the latest first; those that begin so in any case. */
    List<Suppression> page(String scope, @Nullable String q, @Nullable TimePosition after, int limit) {
        var conditions = new ArrayList<Bson>(List.of(eq("scope", scope), exists("since")));
        if (q != null) {
            var beginning = q.strip().toLowerCase(Locale.ROOT);
            conditions.add(gte("emailKey", beginning));
            conditions.add(lt("emailKey", beginning + LAST));
        }
        if (after != null) {
            conditions.add(after.after("since"));
        }
        return suppressions
                .find(and(conditions))
                .sort(Sorts.descending("since", "_id"))
                .limit(limit)
                .map(Suppression::read)
                .into(new ArrayList<>());
    }

    /** What is known of an address, by scope. */
    List<Document> of(EmailAddress email) {
        return suppressions.find(eq("emailKey", email.key())).into(new ArrayList<>());
    }

    /** Deletes the address; its digest stays, so that it still gets no mail. */
    void erase(EmailAddress email) {
        suppressions.updateMany(
                eq("emailKey", email.key()), combine(set("email", "erased"), unset("emailKey"), unset("detail")));
        suppressions.updateMany(and(eq("email", "erased"), exists("detail", false)), set("detail", ""));
    }
}
