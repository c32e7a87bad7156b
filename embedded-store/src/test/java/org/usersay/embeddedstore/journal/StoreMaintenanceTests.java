package org.usersay.embeddedstore.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMaintenanceTests {

    private static final int VALUE_BYTES = 1_000;
    private static final int CHANGING = 20_000;
    private static final int OF_A_PAGE = 4;
    private static final int LASTING = 5_000;
    private static final int CHECKPOINTS = 7;

    /** Each checkpoint of a large heap leaves a chunk of which more lasts than the least that is rewritten at a time. */
    @Test
    void spaceOfReplacedPagesIsUsedAgain(@TempDir Path directory) {
        try (MVStore store = StoreFile.open(directory.resolve("store"))) {
            store.setRetentionTime(0);
            MVMap<byte[], byte[]> map = StoreFile.documents(store, "shelf.books");
            for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
                for (int n = checkpoint % OF_A_PAGE; n < CHANGING; n += checkpoint == 0 ? 1 : OF_A_PAGE) {
                    map.put(key("changing", n), new byte[VALUE_BYTES]);
                }
                for (int n = 0; n < LASTING; n++) {
                    map.put(key("lasting", checkpoint * LASTING + n), new byte[VALUE_BYTES]);
                }
                store.commit();
                StoreMaintenance.compact(store);
            }
            store.commit();

            assertThat(store.getFileStore().getChunksFillRate())
                    .isGreaterThanOrEqualTo(StoreMaintenance.REWRITE_BELOW_PERCENT - 5);
            long live = (long) (CHANGING + CHECKPOINTS * LASTING) * VALUE_BYTES;
            assertThat(store.getFileStore().size()).isLessThan(3 * live);
        }
    }

    private static byte[] key(String kind, int number) {
        return "%s %07d".formatted(kind, number).getBytes(UTF_8);
    }
}
