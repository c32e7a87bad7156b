package org.usersay.comments.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;

/**
 * All of collection {@code comments} that belongs to one reader, for the archive of personal data: a stream, never held as a whole.
 */
@Component
public class ReaderCommentQueries {

    private static final int BATCH = 100;

    private final MongoCollection<Document> comments;

    ReaderCommentQueries(MongoDatabase database) {
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** Oldest first: the ids from {@code (author.id, site, state, _id)}, then the comments by {@code _id}, some at a time. */
    public void eachBy(String author, Consumer<Comment> consumer) {
        var ids = comments.find(Filters.eq("author.id", author))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        Collections.sort(ids);
        for (int from = 0; from < ids.size(); from += BATCH) {
            comments.find(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + BATCH))))
                    .sort(Sorts.ascending("_id"))
                    .batchSize(BATCH + 1)
                    .map(CommentDocumentMapper::read)
                    .forEach(consumer);
        }
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
