package org.usersay.comments.notice;

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

/**
 * Collection {@code untold}: replies of which somebody is still to be told, {@code _id} being the comment's id, also the
 * shard key. An entry is written before its comment and removed when the other service has the notice, so the
 * collection is small; it is read by ranges of {@code _id}.
 */
@Component
class UntoldStore implements Foreword {

    private final MongoCollection<Document> untold;
    private final NoticeSettings settings;
    private final Clock clock;

    UntoldStore(MongoDatabase database, NoticeSettings settings, Clock clock) {
        this.untold = database.getCollection("untold");
        this.settings = settings;
        this.clock = clock;
    }

    /** One reply on its way. */
    record Untold(String comment, Instant since) {}

    @Override
    public void beforeInsert(Comment comment) {
        if (settings.on() && comment.place().parent() != null) {
            untold.updateOne(
                    Filters.eq("_id", comment.id()),
                    Updates.setOnInsert("since", Date.from(clock.instant())),
                    new UpdateOptions().upsert(true));
        }
    }

    void remove(String comment) {
        untold.deleteOne(Filters.eq("_id", comment));
    }

    /** Those after this id, in the order of their ids. */
    List<Untold> after(String id, int limit) {
        return untold.find(Filters.gt("_id", id))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(found -> new Untold(
                        found.getString("_id"), found.getDate("since").toInstant()))
                .into(new ArrayList<>());
    }
}
