package org.usersay.comments.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Guest;
import org.usersay.starter.site.ArticleKey;

/** The readers who have published something in a thread, by the name they wrote under. */
@Component
public class AuthorQueries {

    private final MongoCollection<Document> comments;

    AuthorQueries(MongoDatabase database) {
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** Ids of the readers who bear these names; of several who bear one, who was first in the thread. Guests have none. */
    public Map<String, String> readers(ArticleKey thread, Set<String> names) {
        var readers = new HashMap<String, String>();
        names.forEach(name -> reader(thread, name).ifPresent(reader -> readers.put(name, reader)));
        return readers;
    }

    /** The beginning of one range of {@code (thread, author.name, state, _id)}. */
    private Optional<String> reader(ArticleKey thread, String name) {
        return Optional.ofNullable(comments.find(Filters.and(
                                Filters.eq("thread", thread.toString()),
                                Filters.eq("author.name", name),
                                Filters.eq("state", CommentState.PUBLISHED.name()),
                                Filters.ne("author.badges", Guest.BADGE)))
                        .sort(Sorts.ascending("_id"))
                        .projection(Projections.include("author"))
                        .first())
                .map(CommentDocumentMapper::author)
                .map(Author::id);
    }
}
