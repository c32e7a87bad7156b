package org.usersay.comments.importexport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/**
 * Which article a dump's own name of a thread stands for. Kept in the collection {@code import_threads} ({@code _id} is
 * {@code <import>/<name>}, a long name as its hash; every query is by {@code _id}, or a range of it),
 * since a dump may have a million of them; those in use are remembered. It is emptied when the import is finished. A dry
 * run needs it too.
 */
@Component
class ThreadIdMap {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("import_threads", ShardKey.ID);

    private static final int LONGEST = 100;

    private final MongoCollection<Document> threads;
    private final Cache<String, Optional<String>> recent =
            Caffeine.newBuilder().maximumSize(10_000).build();

    ThreadIdMap(MongoDatabase database) {
        this.threads = LAYOUT.open(database);
    }

    void note(String job, String ref, String article) {
        var id = id(job, ref);
        if (!Optional.of(article).equals(recent.getIfPresent(id))) {
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

    /** The import is finished. One range of {@code _id}; scans on the embedded store. */
    void close(String job) {
        threads.deleteMany(Filters.and(Filters.gte("_id", job + "/"), Filters.lt("_id", job + "0")));
        recent.asMap().keySet().removeIf(id -> id.startsWith(job + "/"));
    }

    private static String id(String job, String ref) {
        var name = ref.length() <= LONGEST ? ref : "#" + HexFormat.of().formatHex(ImportIdMapping.sha256(ref));
        return job + "/" + name;
    }
}
