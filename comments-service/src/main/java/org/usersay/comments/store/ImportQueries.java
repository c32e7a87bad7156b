package org.usersay.comments.store;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/** Queries of an import for the comments that exist already, without their texts. */
@Component
public class ImportQueries {

    private static final Bson FIELDS =
            Projections.include("thread", "path", "parent", "answers", "author", "fingerprint");

    private final MongoCollection<Document> comments;

    ImportQueries(MongoDatabase database) {
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** By {@code _id}, on every shard, in no particular order. */
    public List<ExistingComment> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : find(Filters.in("_id", ids)).into(new ArrayList<>()).stream()
                        .map(ImportQueries::read)
                        .toList();
    }

    /** Unique index {@code (thread, requestKey)}. */
    public Optional<ExistingComment> find(ArticleKey thread, String requestKey) {
        return Optional.ofNullable(
                        find(Filters.and(Filters.eq("thread", thread.toString()), Filters.eq("requestKey", requestKey)))
                                .first())
                .map(ImportQueries::read);
    }

    /** Whether the thread has no comments: first fields of unique index {@code (thread, requestKey)}. */
    public boolean isEmpty(ArticleKey thread) {
        return find(Filters.eq("thread", thread.toString())).limit(1).first() == null;
    }

    private FindIterable<Document> find(Bson filter) {
        return comments.find(filter).projection(FIELDS);
    }

    private static ExistingComment read(Document found) {
        return new ExistingComment(
                found.getString("_id"),
                CommentDocumentMapper.key(found),
                CommentDocumentMapper.position(found),
                CommentDocumentMapper.author(found),
                found.getString("fingerprint"));
    }
}
