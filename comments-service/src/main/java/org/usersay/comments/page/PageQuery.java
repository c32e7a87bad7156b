package org.usersay.comments.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.store.CommentDocumentMapper;
import org.usersay.comments.store.CommentStore;
import org.usersay.starter.site.ArticleKey;

/**
 * The reads behind a page. A page is one range of an index that begins with the thread, the comment above and whether it
 * is shown, so that the server reads exactly what the page shows, in order, however long the thread is:
 *
 * <ul>
 *   <li>{@code (thread, under, shown, _id)} for the orders by time, in either direction;
 *   <li>{@code (thread, under, shown, top, _id)} and {@code (thread, under, shown, controversial, _id)} for those by votes.
 *       Many comments have the same value, so a page goes on behind its cursor within that value, and only then below it:
 *       one more range on the page on which a value ends.
 * </ul>
 */
@Component
class PageQuery {

    /** The value of {@code under} at the top level. */
    static final String TOP_LEVEL = "";

    private final MongoCollection<Document> comments;

    PageQuery(MongoDatabase database) {
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** Shown comments after a position in an order, {@code limit} at most. */
    List<Comment> find(ArticleKey thread, String under, CommentSort sort, Optional<CursorPosition> after, int limit) {
        var shown = Filters.and(
                Filters.eq("thread", thread.toString()), Filters.eq("under", under), Filters.eq("shown", true));
        return switch (sort) {
            case OLDEST ->
                find(
                        after.map(last -> Filters.and(shown, Filters.gt("_id", last.id())))
                                .orElse(shown),
                        Sorts.ascending("_id"),
                        limit);
            case NEWEST ->
                find(
                        after.map(last -> Filters.and(shown, Filters.lt("_id", last.id())))
                                .orElse(shown),
                        Sorts.descending("_id"),
                        limit);
            case TOP -> byValue(shown, "top", after, limit);
            case CONTROVERSIAL -> byValue(shown, "controversial", after, limit);
        };
    }

    private List<Comment> byValue(Bson shown, String value, Optional<CursorPosition> after, int limit) {
        var order = Sorts.descending(value, "_id");
        if (after.isEmpty()) {
            return find(shown, order, limit);
        }
        var last = after.get();
        var equal = Filters.and(shown, Filters.eq(value, last.value()), Filters.lt("_id", last.id()));
        var found = find(equal, order, limit);
        if (found.size() < limit) {
            found.addAll(find(Filters.and(shown, Filters.lt(value, last.value())), order, limit - found.size()));
        }
        return found;
    }

    private List<Comment> find(Bson filter, Bson order, int limit) {
        return comments.find(filter)
                .sort(order)
                .limit(limit)
                .batchSize(limit + 1)
                .projection(CommentDocumentMapper.PAGE_FIELDS)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Comments of one thread by {@code _id}, as far as they are shown, in no particular order. */
    List<Comment> find(ArticleKey thread, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return comments.find(Filters.and(Filters.eq("thread", thread.toString()), Filters.in("_id", ids)))
                .batchSize(ids.size() + 1)
                .projection(CommentDocumentMapper.PAGE_FIELDS)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
    }
}
