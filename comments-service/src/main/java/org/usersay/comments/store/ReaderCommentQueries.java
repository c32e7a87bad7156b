package org.usersay.comments.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;

/**
 * All of collection {@code comments} that belongs to one reader, for the archive of personal data: a stream, never held as a whole.
 */
@Component
public class ReaderCommentQueries {

    private static final int BATCH = 100;

    private static final List<String> STATES =
            Arrays.stream(CommentState.values()).map(Enum::name).toList();

    private final MongoCollection<Document> comments;

    ReaderCommentQueries(MongoDatabase database) {
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** Oldest first: ranges of {@code (author.id, state, _id)}, one a state, merged in the order of ids. */
    public void eachBy(String author, Consumer<Comment> consumer) {
        comments.find(Filters.and(Filters.eq("author.id", author), Filters.in("state", STATES)))
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .map(CommentDocumentMapper::read)
                .forEach(consumer);
    }

    /** Ids of the comments that mention the reader: index {@code mentions.reader}. */
    public List<String> idsMentioning(String reader) {
        return ids("mentions.reader", reader);
    }

    /** Ids of the comments that the reader reported: index {@code reports.reader}. */
    public List<String> idsReportedBy(String reader) {
        return ids("reports.reader", reader);
    }

    private List<String> ids(String field, String reader) {
        CommentStore.LAYOUT.createIndexes(comments);
        return comments.find(Filters.eq(field, reader))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** Index {@code reports.reader}, which has reported comments only; made here too for a process that has inserted nothing. */
    public void eachReportedBy(String reader, Consumer<Comment> consumer) {
        CommentStore.LAYOUT.createIndexes(comments);
        comments.find(Filters.eq("reports.reader", reader))
                .batchSize(BATCH)
                .map(CommentDocumentMapper::read)
                .forEach(consumer);
    }
}
