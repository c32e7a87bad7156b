package org.usersay.comments.comment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/** Who wrote what is published: collection {@code comments}, whose indexes {@link CommentStore} makes. */
@Component
class AuthorQueries {

    private static final int AT_ONCE = 1_000;
    private static final Bson PUBLISHED = Filters.eq("state", CommentState.PUBLISHED.name());

    private final MongoCollection<Document> comments;

    AuthorQueries(MongoDatabase database) {
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** Who bears a name, and the first published comment under it. */
    record Bearer(String reader, String comment) {}

    /** Authors of those of these comments that are published, by the comment's id: by {@code _id}. */
    Map<String, Author> of(Collection<String> ids) {
        var authors = new HashMap<String, Author>();
        if (!ids.isEmpty()) {
            comments.find(Filters.and(Filters.in("_id", ids), PUBLISHED))
                    .projection(Projections.include("author"))
                    .forEach(found -> authors.put(found.getString("_id"), CommentDocumentMapper.author(found)));
        }
        return authors;
    }

    /**
     * Which reader bears each of these names in a thread, guests left out: ranges of {@code (thread, author.name)}; on
     * the embedded store the whole thread. Asked for names whose first comment is no longer published.
     */
    Map<String, Bearer> bearers(ArticleKey thread, Set<String> names) {
        var bearers = new HashMap<String, Bearer>();
        comments.aggregate(List.of(
                        Aggregates.match(Filters.and(
                                Filters.eq("thread", thread.toString()), Filters.in("author.name", names), PUBLISHED)),
                        Aggregates.group(
                                new Document("name", "$author.name").append("reader", "$author.id"),
                                Accumulators.min("first", "$_id")),
                        Aggregates.sort(Sorts.ascending("first"))))
                .forEach(found -> {
                    var author = found.get("_id", Document.class);
                    if (!Guest.is(author.getString("reader"))) {
                        bearers.putIfAbsent(
                                author.getString("name"),
                                new Bearer(author.getString("reader"), found.getString("first")));
                    }
                });
        return bearers;
    }

    /** How many published comments an author has on a site, up to {@code limit}: {@code (author.id, state, _id)}. Scans on the embedded store. */
    int published(String author, String site, int limit) {
        return comments.find(Filters.and(Filters.eq("author.id", author), PUBLISHED, Filters.eq("site", site)))
                .projection(Projections.include("_id"))
                .limit(limit)
                .into(new ArrayList<>())
                .size();
    }

    /** Every published comment, some at a time in the order of their ids: ranges of {@code _id}. */
    void each(Consumer<List<Appearance>> consumer) {
        var after = "";
        for (var some = after(after); !some.isEmpty(); some = after(after)) {
            consumer.accept(some);
            after = some.getLast().comment();
        }
    }

    private List<Appearance> after(String id) {
        return comments.find(Filters.and(Filters.gt("_id", id), PUBLISHED))
                .sort(Sorts.ascending("_id"))
                .limit(AT_ONCE)
                .batchSize(AT_ONCE)
                .projection(Projections.include("thread", "author"))
                .map(found -> new Appearance(
                        found.getString("_id"), CommentDocumentMapper.key(found), CommentDocumentMapper.author(found)))
                .into(new ArrayList<>());
    }
}
