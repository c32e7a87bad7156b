package org.usersay.comments.statistics;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.CommentDocumentMapper;
import org.usersay.comments.store.CommentStore;
import org.usersay.starter.id.UuidV7;

/**
 * Comments of a site that were written in a time: a range a state of {@code (site, state, _id)}, since ids begin with the time.
 */
@Component
class CommentsOfDay {

    private static final int BATCH = 1_000;

    private static final Bson FIELDS = Projections.include(
            "thread", "author", "state", "reports", "decision", "heldFor", "imported", "createdAt", "version");

    private static final Bson ANY_STATE = Filters.in(
            "state", Arrays.stream(CommentState.values()).map(Enum::name).toList());

    private final MongoCollection<Document> comments;

    CommentsOfDay(MongoDatabase database) {
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** Each with its article, state, reports and decision alone, in no particular order. */
    void forEach(String site, Instant from, Instant to, Consumer<Comment> consumer) {
        comments.find(Filters.and(
                        Filters.eq("site", site),
                        ANY_STATE,
                        Filters.gte("_id", UuidV7.at(from)),
                        Filters.lt("_id", UuidV7.at(to))))
                .projection(FIELDS)
                .batchSize(BATCH)
                .map(CommentDocumentMapper::read)
                .forEach(consumer);
    }

    /** When the site's first comment was written. */
    Optional<Instant> begin(String site) {
        var first = comments.find(Filters.and(Filters.eq("site", site), ANY_STATE))
                .sort(Sorts.ascending("_id"))
                .projection(Projections.include("createdAt"))
                .limit(1)
                .first();
        return Optional.ofNullable(first)
                .map(document -> document.getDate("createdAt").toInstant());
    }
}
