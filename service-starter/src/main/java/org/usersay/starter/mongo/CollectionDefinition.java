package org.usersay.starter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/**
 * How a collection lies in MongoDB: declared once, as a constant of the store that owns it, and the only way to open a
 * collection or to make an index. Collections are sharded by the operator of a sharded cluster, by these keys.
 *
 * @param name of the collection
 * @param indexes beside the one on {@code _id}
 */
public record CollectionDefinition(String name, ShardKey shardKey, List<Index> indexes) {

    /** Rejects a unique index that a sharded cluster could not enforce. */
    public CollectionDefinition {
        indexes = List.copyOf(indexes);
        for (Index index : indexes) {
            if (index.unique() && !shardKey.allowsUnique(index.fields())) {
                throw new IllegalArgumentException("The unique index %s of %s does not begin with the shard key %s"
                        .formatted(index.fields(), name, shardKey));
            }
        }
    }

    public static CollectionDefinition of(String name, ShardKey shardKey, Index... indexes) {
        return new CollectionDefinition(name, shardKey, List.of(indexes));
    }

    public MongoCollection<Document> open(MongoDatabase database) {
        return database.getCollection(name);
    }

    /** Makes all indexes of the layout; harmless where they are there already. */
    public void createIndexes(MongoCollection<Document> collection) {
        indexes.forEach(index -> collection.createIndex(index.specification(), index.options()));
    }
}
