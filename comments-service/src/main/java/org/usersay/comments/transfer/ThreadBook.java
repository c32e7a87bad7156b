package org.usersay.comments.transfer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which article a dump's own name of a thread stands for. Kept in the collection {@code import_threads} ({@code _id} is
 * {@code <import>/<name>}, also the shard key; every query is by {@code _id}), since a dump may have a million of them;
 * those in use are remembered.
 */
@Component
class ThreadBook {

    private static final int LONGEST = 300;

    private final MongoCollection<Document> threads;
    private final Cache<String, Optional<String>> recent =
            Caffeine.newBuilder().maximumSize(10_000).build();

    ThreadBook(MongoDatabase database) {
        this.threads = database.getCollection("import_threads");
    }

    void note(String job, String ref, String article) {
        var id = id(job, ref);
        if (recent.getIfPresent(id) == null) {
            threads.replaceOne(
                    Filters.eq("_id", id),
                    new Document("_id", id).append("article", article),
                    new ReplaceOptions().upsert(true));
        }
        recent.put(id, Optional.of(article));
    }

    /** The article, nothing where the dump never told of that thread. */
    Optional<String> article(String job, String ref) {
        return recent.get(
                id(job, ref),
                id -> Optional.ofNullable(threads.find(Filters.eq("_id", id)).first())
                        .map(found -> found.getString("article")));
    }

    private static String id(String job, String ref) {
        return job + "/" + ref.substring(0, Math.min(LONGEST, ref.length()));
    }
}
