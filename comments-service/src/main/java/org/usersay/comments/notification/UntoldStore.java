package org.usersay.comments.notification;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.Foreword;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collection {@code untold}: replies and mentions of which somebody is still to be told, {@code _id} being the comment's
 * id. An entry is written before its comment and removed when the other service has the notice, so the
 * collection is small; it is read by ranges of {@code _id}.
 */
@Component
class UntoldStore implements Foreword {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("untold", ShardKey.ID);

    private final MongoCollection<Document> untold;
    private final NotificationClient notificationClient;
    private final Clock clock;

    UntoldStore(MongoDatabase database, NotificationClient notificationClient, Clock clock) {
        this.untold = LAYOUT.open(database);
        this.notificationClient = notificationClient;
        this.clock = clock;
    }

    /**
     * Something on its way.
     *
     * @param id the comment's, with {@code :n} for its n-th edit
     * @param added readers whom the edit mentions first; empty for a new comment
     */
    record Untold(String id, Instant since, List<String> added) {

        Untold {
            added = List.copyOf(added);
        }

        String comment() {
            return isEdit() ? id.substring(0, id.indexOf(':')) : id;
        }

        boolean isEdit() {
            return id.indexOf(':') >= 0;
        }

        /** Whether the comment has come to what was foretold. */
        boolean cameTrue(Comment comment) {
            return !isEdit() || comment.content().edits() >= Integer.parseInt(id.substring(id.indexOf(':') + 1));
        }
    }

    @Override
    public void beforeInsert(Comment comment) {
        boolean tells = comment.place().parent() != null
                || !comment.content().mentions().isEmpty();
        if (notificationClient.delivers() && tells) {
            keep(comment.id(), List.of());
        }
    }

    @Override
    public void beforeChange(Comment before, Comment after) {
        if (!notificationClient.delivers() || before.content().equals(after.content())) {
            return;
        }
        var added = new ArrayList<>(after.content().mentioned());
        added.removeAll(before.content().mentioned());
        if (!added.isEmpty()) {
            keep(after.id() + ":" + after.content().edits(), added);
        }
    }

    private void keep(String id, List<String> added) {
        var news = added.isEmpty()
                ? Updates.setOnInsert("since", Date.from(clock.instant()))
                : Updates.combine(
                        Updates.setOnInsert("since", Date.from(clock.instant())), Updates.addEachToSet("added", added));
        untold.updateOne(Filters.eq("_id", id), news, new UpdateOptions().upsert(true));
    }

    void remove(Untold one) {
        untold.deleteOne(Filters.eq("_id", one.id()));
    }

    /** Those after this id, in the order of their ids. */
    List<Untold> after(String id, int limit) {
        return untold.find(Filters.gt("_id", id))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(found -> new Untold(
                        found.getString("_id"),
                        found.getDate("since").toInstant(),
                        found.getList("added", String.class, List.of())))
                .into(new ArrayList<>());
    }
}
