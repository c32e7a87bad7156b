package org.usersay.comments.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentSettings;
import org.usersay.comments.comment.PendingNotifications;
import org.usersay.starter.internalapi.ServiceKeySettings;
import org.usersay.starter.mongo.Index;

/**
 * Outbox of notifications inside the comments' documents, in field {@value PendingNotifications#FIELD}. The write that
 * causes a notification contains it, with a lease for the process that writes; what a crash left is found by its due
 * time, claimed by a conditional update, and removed when it was sent. None of these updates changes the comment's
 * version: a concurrent change that restores what was removed only causes it to be sent twice.
 */
@Component
public class NotificationOutbox {

    private static final String DUE = PendingNotifications.FIELD + ".due";

    /** Only comments with pending notifications are part of it. */
    static final Index INDEX = Index.sparse(DUE);

    private static final Duration LEASE = Duration.ofSeconds(20);

    private final MongoCollection<Document> comments;
    private final ServiceKeySettings key;
    private final CommentSettings settings;
    private final Clock clock;

    NotificationOutbox(MongoDatabase database, ServiceKeySettings key, CommentSettings settings, Clock clock) {
        this.comments = CommentStore.LAYOUT.open(database);
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The comment with what its write has to send. Without a service key there is no receiver, and nothing is added.
     *
     * @param before what {@code after} replaces; null for an insert
     */
    public Comment enclose(@Nullable Comment before, Comment after) {
        return key.key().isEmpty()
                ? after
                : after.with(PendingNotifications.between(before, after, leaseEnd(), settings.undoWindow()));
    }

    /** Comments whose notifications are due, the longest due first, now leased by the caller. */
    public List<Comment> claimDue(int limit) {
        var claimed = new ArrayList<Comment>();
        var due = comments.find(Filters.lte(DUE, Date.from(clock.instant())))
                .sort(Sorts.ascending(DUE))
                .limit(limit)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
        for (Comment comment : due) {
            var leaseEnd = leaseEnd();
            if (update(comment, Updates.set(DUE, Date.from(leaseEnd)))) {
                claimed.add(comment.with(pending(comment).due(leaseEnd)));
            }
        }
        return claimed;
    }

    /** Removes what was sent, unless it was changed after it was read. */
    public void remove(Comment comment) {
        update(comment, Updates.unset(PendingNotifications.FIELD));
    }

    /** Ends the lease on what could not be sent. */
    public void release(Comment comment) {
        update(comment, Updates.set(DUE, Date.from(clock.instant())));
    }

    /** By {@code _id} on the thread's shard. */
    private boolean update(Comment comment, Bson change) {
        var asRead = Filters.and(
                Filters.eq("thread", comment.thread().toString()),
                Filters.eq("_id", comment.id()),
                Filters.eq(DUE, Date.from(pending(comment).due())));
        return comments.updateOne(asRead, change).getModifiedCount() == 1;
    }

    private static PendingNotifications pending(Comment comment) {
        return Objects.requireNonNull(comment.notifications());
    }

    private Instant leaseEnd() {
        return clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    }
}
