package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.usersay.embeddedstore.index.IdIndex;
import org.usersay.embeddedstore.index.StoredIndex;
import org.usersay.embeddedstore.journal.Journal;
import org.usersay.embeddedstore.journal.JournaledMap;
import org.usersay.embeddedstore.journal.StoreFile;

/** One database: a map of documents per collection and a map of entries per index, all in the same file. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    /** Documents of an answer whose client leaves it to the server. */
    private static final int DEFAULT_BATCH = 1_000;

    private final MVStore store;
    private final Journal journal;

    StoredDatabase(String name, MVStore store, Journal journal, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        this.journal = journal;
        initializeNamespacesAndIndexes();
    }

    private MVMap<byte[], byte[]> documents(String collection) {
        return StoreFile.documents(store, getFullCollectionNamespace(collection));
    }

    private MVMap<byte[], Long> entries(String collection, String index) {
        return StoreFile.entries(store, getFullCollectionNamespace(collection), index);
    }

    Optional<StoredCollection> collection(String name) {
        return Optional.ofNullable((StoredCollection) resolveCollection(name, false));
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "explain" -> Explanation.of(this, query);
            case "aggregate" ->
                Pipeline.of(query)
                        .flatMap(pipeline -> collection(String.valueOf(query.get(command)))
                                .map(collection -> pipeline.run(collection, query, databases, oplog)))
                        .orElseGet(() -> super.handleCommand(channel, command, query, databases, oplog));
            case "find" -> {
                query.putIfAbsent("batchSize", DEFAULT_BATCH);
                yield super.handleCommand(channel, command, query, databases, oplog);
            }
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoredCollection(
                this, collection, options, new JournaledMap<>(documents(collection), journal), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> fields, boolean sparse) {
        return index.equals(IdIndex.NAME)
                ? new IdIndex(documents(collection))
                : open(collection, index, fields, sparse, true);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> fields, boolean sparse) {
        return open(collection, index, fields, sparse, false);
    }

    private StoredIndex open(String collection, String index, List<IndexKey> fields, boolean sparse, boolean unique) {
        return new StoredIndex(new JournaledMap<>(entries(collection, index), journal), index, fields, sparse, unique);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        if (!index.equals(IdIndex.NAME)) {
            store.removeMap(entries(collection.getCollectionName(), index));
        }
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        store.removeMap(documents(collection));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException("renaming a collection is not supported by the embedded store");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
