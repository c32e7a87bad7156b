package org.usersay.comments.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collection {@code appeared}: {@value #MOST} comments of an author that were to be published on a site, or all where
 * there were fewer; {@code _id} is {@code site/author}, and {@code comments} are ids. Every query is
 * by {@code _id}. Each is written before its comment is published, whose own state decides.
 */
@Component
class AppearedStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("appeared", ShardKey.ID);

    /** More than any site asks of a newcomer. */
    static final int MOST = 40;

    private static final int REMEMBERED = 20_000;

    private final MongoCollection<Document> appeared;

    /** Whoever has {@value #MOST} needs no more. */
    private final Cache<String, Boolean> full =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    AppearedStore(MongoDatabase database) {
        this.appeared = LAYOUT.open(database);
    }

    /** {@link #MOST} or more where there may be others; otherwise all. */
    List<String> find(String site, String author) {
        var found = appeared.find(Filters.eq("_id", id(site, author))).first();
        return found == null ? List.of() : found.getList("comments", String.class, List.of());
    }

    /** Adds ids of comments by {@link #id}, where there is room. */
    void add(Map<String, List<String>> comments) {
        var some = comments.keySet().stream()
                .filter(id -> full.getIfPresent(id) == null)
                .toList();
        if (some.isEmpty()) {
            return;
        }
        appeared.find(Filters.in("_id", some)).forEach(this::look);
        var writes = new ArrayList<UpdateOneModel<Document>>();
        for (var id : some) {
            if (full.getIfPresent(id) == null) {
                writes.add(write(id, comments.getOrDefault(id, List.of())));
            }
        }
        if (!writes.isEmpty()) {
            appeared.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private void look(Document found) {
        if (found.getList("comments", String.class, List.of()).size() >= MOST) {
            full.put(found.getString("_id"), true);
        }
    }

    private static UpdateOneModel<Document> write(String id, Collection<String> comments) {
        return new UpdateOneModel<>(
                Filters.eq("_id", id),
                Updates.addEachToSet("comments", comments.stream().limit(MOST).toList()),
                new UpdateOptions().upsert(true));
    }

    /** After the author has left; his comments say no longer whose they were. */
    void remove(String site, String author) {
        appeared.deleteOne(Filters.eq("_id", id(site, author)));
        full.invalidate(id(site, author));
    }

    static String id(String site, String author) {
        return site + "/" + author;
    }
}
