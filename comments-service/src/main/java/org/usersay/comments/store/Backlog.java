package org.usersay.comments.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.PendingNotifications;
import org.usersay.starter.id.UuidV7;

/** Numbers of comments that wait for something, counted up to {@value #MAX}. */
@Component
public class Backlog {

    private static final int MAX = 1_000;
    private static final Duration OVERDUE = Duration.ofSeconds(10);

    private final MongoCollection<Document> comments;
    private final Clock clock;

    Backlog(MongoDatabase database, Clock clock) {
        this.comments = CommentStore.LAYOUT.open(database);
        this.clock = clock;
    }

    /** Held comments of a site: {@code (site, state, _id)}. */
    public long held(String site) {
        return count(Filters.and(Filters.eq("site", site), Filters.eq("state", CommentState.HELD.name())));
    }

    /** Comments with an overdue {@link DirtyMark}: sparse index {@code dirty}. */
    public long dirty() {
        return count(Filters.lt(DirtyMark.FIELD, UuidV7.at(clock.instant().minus(OVERDUE))));
    }

    /** Comments whose notifications are due: sparse index {@code notifications.due}. */
    public long notifications() {
        return count(Filters.lte(PendingNotifications.FIELD + ".due", Date.from(clock.instant())));
    }

    private long count(Bson which) {
        return comments.countDocuments(which, new CountOptions().limit(MAX));
    }
}
