package org.usersay.standalone.store;

import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** How the file is opened: nothing is written behind anyone's back, and small pages keep a small write small. */
final class StoreFile {

    private static final int CACHE_MEGABYTES = 48;
    private static final int PAGE_BYTES = 8 * 1024;
    /** Never reached: a commit in the middle of a command would separate a document from its index keys. */
    private static final int UNREACHABLE_BUFFER_KILOBYTES = 1024 * 1024;
    /** The space of a dead chunk is written again only after the chunk that replaced it was flushed. */
    private static final int RETENTION_MILLIS = 5_000;

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
}
