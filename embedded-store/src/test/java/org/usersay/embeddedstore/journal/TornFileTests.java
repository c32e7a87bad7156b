package org.usersay.embeddedstore.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine's sudden end may leave: a file that lacks the end of its last commit, or has rubbish after it. */
class TornFileTests {

    private static final int COMMITS = 40;

    @TempDir
    Path directory;

    private Path torn;

    @BeforeEach
    void leaveAnUnclosedFile() throws IOException {
        Path original = directory.resolve("original.mv");
        torn = directory.resolve("torn.mv");
        MVStore store = StoreFile.open(original);
        MVMap<Integer, String> map = store.openMap("map");
        for (int commit = 0; commit < COMMITS; commit++) {
            map.put(commit, "value ".repeat(200) + commit);
            store.commit();
        }
        Files.copy(original, torn);
        store.closeImmediately();
    }

    private int readable() {
        MVStore store = StoreFile.open(torn);
        MVMap<Integer, String> map = store.openMap("map");
        for (int commit = 0; commit < map.size(); commit++) {
            assertThat(map.get(commit)).endsWith(" " + commit);
        }
        int size = map.size();
        store.close();
        return size;
    }

    @Test
    void everyCommitIsThereWithoutAClose() {
        assertThat(readable()).isEqualTo(COMMITS);
    }

    @Test
    void rubbishAfterTheLastCommitIsLeftOut() throws IOException {
        Files.write(torn, new byte[10_000], StandardOpenOption.APPEND);
        assertThat(readable()).isEqualTo(COMMITS);
    }

    @Test
    void aHalfWrittenCommitIsLeftOutAndTheOnesBeforeAreThere() throws IOException {
        try (var channel = Files.newByteChannel(torn, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 5_000);
        }
        assertThat(readable()).isBetween(COMMITS - 2, COMMITS - 1);
    }
}
