package org.usersay.standalone.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** How the file and its maps are opened: nothing is written behind anyone's back. */
final class StoreFile {

    private static final int CACHE_MEGABYTES = 48;
    private static final int PAGE_BYTES = 8 * 1024;
    /** Never reached: a commit in the middle of a command would separate a document from its index keys. */
    private static final int UNREACHABLE_BUFFER_KILOBYTES = 1024 * 1024;
    /** The space of a dead chunk is written again only after the chunk that replaced it was flushed. */
    private static final int RETENTION_MILLIS = 5_000;

    private static final String DOCUMENTS = "documents.";
    private static final String KEYS = "index.";

    private StoreFile() {}

    static MVStore open(Path path) {
        MVStore store = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(UNREACHABLE_BUFFER_KILOBYTES)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        store.setVersionsToKeep(0);
        return store;
    }

    /** The documents of a collection, named with its database, by their ids. */
    static MVMap<Object, byte[]> documents(MVStore store, String collection) {
        return store.openMap(
                DOCUMENTS + collection,
                new MVMap.Builder<Object, byte[]>().keyType(ValueType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    /** The ids of a collection's documents by their keys in one index. */
    static MVMap<KeyValue, Object> keys(MVStore store, String collection, String index) {
        return keys(store, KEYS + collection + "/" + index);
    }

    private static MVMap<KeyValue, Object> keys(MVStore store, String map) {
        return store.openMap(
                map,
                new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE));
    }

    /** Either of them, by the name of the map. */
    @SuppressWarnings("unchecked") // its keys and values go where they were read with the map's own types
    static MVMap<Object, Object> map(MVStore store, String name) {
        return (MVMap<Object, Object>)
                (name.startsWith(DOCUMENTS)
                        ? documents(store, name.substring(DOCUMENTS.length()))
                        : (MVMap<?, ?>) keys(store, name));
    }

    /** Names of the databases that have collections. */
    static Stream<String> databases(MVStore store) {
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(DOCUMENTS))
                .map(map -> map.substring(DOCUMENTS.length()))
                .map(collection -> collection.substring(0, collection.indexOf('.')))
                .distinct();
    }
}
