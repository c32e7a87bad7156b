package org.usersay.embeddedstore.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that ends without a word, at any instant between two groups, in the middle of one, or around a checkpoint. */
class JournalTests {

    private static final String BOOKS = "shelf.books";

    @TempDir
    Path directory;

    private Path path;
    private MVStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        path = directory.resolve("documents.mv");
        store = StoreFile.open(path);
        journal = Journal.open(path, store);
    }

    @AfterEach
    void die() {
        store.closeImmediately();
    }

    private void dieAndOpen() {
        die();
        open();
    }

    /** {@code a} is written before the checkpoint, {@code b} after it. */
    private void dieAfterACheckpointThatThePowerTakesBack() throws IOException {
        store.commit();
        Path before = Files.copy(path, directory.resolve("before.mv"));
        group("a");
        journal.checkpoint();
        group("b");
        die();
        Files.move(before, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private void group(String... ids) {
        for (String id : ids) {
            books().put(key(id), new byte[] {(byte) id.length()});
        }
        journal.write(journal.take());
    }

    private JournaledMap<byte[], byte[]> books() {
        return new JournaledMap<>(StoreFile.documents(store, BOOKS), journal);
    }

    private static byte[] key(String id) {
        return id.getBytes(UTF_8);
    }

    private List<String> ids() {
        return books().map().keyList().stream()
                .map(key -> new String(key, UTF_8))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains("journal"))
                    .sorted()
                    .toList();
        }
    }

    private Path newest() throws IOException {
        return files().getLast();
    }

    @Test
    void everyGroupIsThereAgain() {
        group("a", "b");
        group("c");
        books().remove(key("a"));
        books().put(key("b"), new byte[] {7});
        journal.write(journal.take());
        dieAndOpen();
        assertThat(ids()).containsExactly("b", "c");
        assertThat(books().get(key("b"))).containsExactly(7);
    }

    @Test
    void whatWasNotWrittenIsNot() {
        group("a");
        books().put(key("b"), new byte[0]);
        dieAndOpen();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void whatComesAfterACheckpointIsRepeatedOnIt() {
        group("a", "b");
        books().put(key("c"), new byte[0]);
        journal.checkpoint();
        group("d");
        books().remove(key("b"));
        journal.write(journal.take());
        dieAndOpen();
        assertThat(ids()).containsExactly("a", "c", "d");
        dieAndOpen();
        assertThat(ids()).containsExactly("a", "c", "d");
    }

    @Test
    void aGroupThatIsNotWholeIsLeftOut() throws IOException {
        store.commit();
        byte[] before = Files.readAllBytes(path);
        group("a");
        int whole = (int) Files.size(newest());
        group("b", "c");
        byte[] all = Files.readAllBytes(newest());
        for (int cut = whole; cut < all.length; cut++) {
            Path file = newest();
            die();
            Files.write(path, before);
            Files.delete(file);
            Files.write(directory.resolve("documents.mv.journal-0"), Arrays.copyOf(all, cut));
            open();
            assertThat(ids()).as("cut at " + cut).containsExactly("a");
        }
    }

    @Test
    void aGroupWhoseBytesAreNotThoseWrittenIsLeftOut() throws IOException {
        group("a");
        group("b");
        byte[] bytes = Files.readAllBytes(newest());
        bytes[bytes.length - 1] ^= 1;
        Files.write(newest(), bytes);
        dieAndOpen();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void rubbishAfterTheLastGroupIsLeftOut() throws IOException {
        group("a");
        Files.write(newest(), new byte[] {-1, -1, -1, -1, 0, 0, 0, 0, 9, 9}, StandardOpenOption.APPEND);
        dieAndOpen();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void aCheckpointThatAPowerFailureTookBackIsRepeatedWithWhatCameAfterIt() throws IOException {
        dieAfterACheckpointThatThePowerTakesBack();
        open();
        assertThat(ids()).containsExactly("a", "b");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aGenerationWhosePredecessorIsGoneIsNotRepeated() throws IOException {
        dieAfterACheckpointThatThePowerTakesBack();
        Files.delete(files().getFirst());
        open();
        assertThat(ids()).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void aGenerationIsDeletedOnceTheDeviceHasTheCheckpointThatReplacedIt() throws IOException {
        group("a");
        journal.checkpoint();
        assertThat(files()).hasSize(2);
        journal.flush();
        assertThat(files()).hasSize(1);
        dieAndOpen();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void aStoreClosedTidilyLeavesNothingToRepeat() throws IOException {
        group("a");
        journal.checkpoint();
        store.close();
        journal.close();
        assertThat(files()).isEmpty();
        open();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void whatNoCheckpointHoldsIsKeptWhenTheStoreIsClosed() {
        group("a");
        store.closeImmediately();
        journal.close();
        open();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> journal.put(store.openMap("objects"), new Object(), new byte[0]));
        group("a");
        dieAndOpen();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void mapsMadeSinceTheCheckpointAreMadeAgain() {
        var authors = new JournaledMap<>(StoreFile.documents(store, "shelf.authors"), journal);
        authors.put(key("1"), new byte[] {1});
        group("a");
        dieAndOpen();
        assertThat(StoreFile.documents(store, "shelf.authors").get(key("1"))).containsExactly(1);
        assertThat(StoreFile.databases(store)).containsExactly("shelf");
        assertThat(ids()).containsExactly("a");
    }
}
