package org.usersay.embeddedstore.journal;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;

/** Access to the file and its maps. The file is written by commits alone, see {@link GroupCommit}. */
public final class StoreFile {

    /** Pages that are kept in memory take a quarter of the heap, and so much at least. */
    private static final int LEAST_CACHE_MEGABYTES = 32;

    private static final int MEGABYTE = 1024 * 1024;
    private static final int PAGE_BYTES = 8 * 1024;
    /** Never reached: a commit in the middle of a command would separate a document from its index keys. */
    private static final int UNREACHABLE_BUFFER_KILOBYTES = 1024 * 1024;
    /** The space of an unused chunk is reused only after the chunk that replaced it was flushed. */
    private static final int RETENTION_MILLIS = 5_000;

    private static final String DOCUMENTS = "documents.";
    private static final String ENTRIES = "index.";

    private StoreFile() {}

    public static MVStore open(Path path) {
        MVStore store = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(UNREACHABLE_BUFFER_KILOBYTES)
                .cacheSize(cacheMegabytes())
                .pageSplitSize(PAGE_BYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        store.setVersionsToKeep(0);
        return store;
    }

    private static int cacheMegabytes() {
        return (int) Math.max(LEAST_CACHE_MEGABYTES, Runtime.getRuntime().maxMemory() / MEGABYTE / 4);
    }

    /** The documents of a collection, named with its database, by their keys. */
    public static MVMap<byte[], byte[]> documents(MVStore store, String collection) {
        return map(store, DOCUMENTS + collection, ByteArrayDataType.INSTANCE);
    }

    /** The entries of one index of a collection. */
    public static MVMap<byte[], Long> entries(MVStore store, String collection, String index) {
        return map(store, ENTRIES + collection + "/" + index, LongDataType.INSTANCE);
    }

    private static <V> MVMap<byte[], V> map(MVStore store, String name, DataType<V> values) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], V>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(values));
    }

    /** Either of them, by the name of the map. */
    @SuppressWarnings("unchecked") // its keys and values go where they were read with the map's own types
    static MVMap<Object, Object> map(MVStore store, String name) {
        DataType<?> values = name.startsWith(DOCUMENTS) ? ByteArrayDataType.INSTANCE : LongDataType.INSTANCE;
        return (MVMap<Object, Object>) (MVMap<?, ?>) map(store, name, values);
    }

    /** Names of the databases that have collections. */
    public static Stream<String> databases(MVStore store) {
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(DOCUMENTS))
                .map(map -> map.substring(DOCUMENTS.length()))
                .map(collection -> collection.substring(0, collection.indexOf('.')))
                .distinct();
    }
}
