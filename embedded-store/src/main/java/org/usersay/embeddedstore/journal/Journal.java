package org.usersay.embeddedstore.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;

/**
 * What was written since the last checkpoint, a commit of the store's file: for a group of commands a few bytes at a
 * file's end, instead of every page they touched. Each checkpoint begins a file of the next generation, whose number the
 * store notes in the same commit. Opening the store repeats the generations from the recorded one on. A record holds
 * what a key holds from then on, so that repeating what a commit holds already changes nothing.
 */
public final class Journal implements AutoCloseable {

    private static final byte NAME = 0;
    private static final byte PUT = 1;
    private static final byte REMOVE = 2;

    private final Path path;
    private final MVStore store;

    /** Until the device has the checkpoint that replaced them. */
    private final Queue<JournalFile> replaced = new ConcurrentLinkedQueue<>();

    /** The maps of this generation by their ids. */
    private final Map<Integer, Integer> numbers = new HashMap<>();

    private WriteBuffer gathered = empty(new WriteBuffer());
    private WriteBuffer spare = empty(new WriteBuffer());
    private volatile JournalFile file;

    private Journal(Path path, MVStore store, int generation) {
        this.path = path;
        this.store = store;
        this.file = JournalFile.create(path, generation);
    }

    /** Brings the store to where its journal ends, and begins a new one. */
    public static Journal open(Path path, MVStore store) {
        int generation = store.getStoreVersion();
        while (JournalFile.exists(path, generation)) {
            var repetition = new Repetition(store);
            JournalFile.read(path, generation, repetition::repeat);
            generation++;
        }
        if (generation > store.getStoreVersion()) {
            store.setStoreVersion(generation);
            store.commit();
            store.sync();
        }
        // A later one than that which is missing belongs to a checkpoint that a power failure took back.
        JournalFile.deleteAll(path);
        return new Journal(path, store, generation);
    }

    synchronized <K, V> void put(MVMap<K, V> map, K key, V value) {
        int number = number(map);
        record(() -> {
            gathered.put(PUT).putVarInt(number);
            map.getKeyType().write(gathered, key);
            map.getValueType().write(gathered, value);
        });
    }

    synchronized <K> void remove(MVMap<K, ?> map, K key) {
        int number = number(map);
        record(() -> {
            gathered.put(REMOVE).putVarInt(number);
            map.getKeyType().write(gathered, key);
        });
    }

    /** What cannot be written leaves nothing behind that others could not be read after. */
    private void record(Runnable writing) {
        int before = gathered.position();
        try {
            writing.run();
        } catch (RuntimeException e) {
            gathered.position(before);
            throw e;
        }
    }

    private int number(MVMap<?, ?> map) {
        Integer known = numbers.get(map.getId());
        if (known != null) {
            return known;
        }
        byte[] name = map.getName().getBytes(UTF_8);
        int number = numbers.size();
        gathered.put(NAME).putVarInt(number).putVarInt(name.length).put(name, 0, name.length);
        numbers.put(map.getId(), number);
        return number;
    }

    /** Everything since the last call or checkpoint, for {@link #write}. No command may run meanwhile. */
    synchronized WriteBuffer take() {
        var group = gathered;
        gathered = spare;
        spare = group;
        return group;
    }

    /** Returns when the operating system has the group. Not beside another call, {@link #take} or {@link #checkpoint}. */
    void write(WriteBuffer group) {
        if (group.position() > JournalFile.HEAD) {
            file.append(group.getBuffer().flip());
        }
        empty(group);
    }

    /** Leaves room for the head. */
    private static WriteBuffer empty(WriteBuffer group) {
        return group.clear().putLong(0);
    }

    /** Commits the store, with everything written so far. No command may run meanwhile. */
    synchronized void checkpoint() {
        int generation = file.generation() + 1;
        store.setStoreVersion(generation);
        store.commit();
        empty(gathered);
        numbers.clear();
        var old = file;
        file = JournalFile.create(path, generation);
        replaced.add(old);
    }

    /** Whether it is time for a checkpoint: by the bytes of pages in memory only, or by four times as many in the journal. */
    boolean full(long bytes) {
        return store.getUnsavedMemory() > bytes || file.length() > 4 * bytes;
    }

    /** Whether anything was written since the last checkpoint. */
    boolean used() {
        return file.length() > 0;
    }

    /** Returns when the device has what was written before. */
    public void flush() {
        var current = file;
        current.flush();
        store.sync();
        for (var old = replaced.peek(); old != null && old.generation() < current.generation(); old = replaced.peek()) {
            if (replaced.remove(old)) {
                old.discard();
            }
        }
    }

    /** Called after the store was closed. Records that no checkpoint holds are kept for the next opening. */
    @Override
    public void close() {
        boolean needed = used();
        replaced.forEach(needed ? JournalFile::close : JournalFile::discard);
        if (needed) {
            file.close();
        } else {
            file.discard();
        }
    }

    /** One generation's records, done again. */
    private static final class Repetition {

        private final MVStore store;
        private final Map<Integer, MVMap<Object, Object>> maps = new HashMap<>();

        Repetition(MVStore store) {
            this.store = store;
        }

        void repeat(ByteBuffer group) {
            while (group.hasRemaining()) {
                byte what = group.get();
                int number = DataUtils.readVarInt(group);
                if (what == NAME) {
                    byte[] name = new byte[DataUtils.readVarInt(group)];
                    group.get(name);
                    maps.put(number, StoreFile.map(store, new String(name, UTF_8)));
                    continue;
                }
                MVMap<Object, Object> map = Objects.requireNonNull(maps.get(number));
                Object key = map.getKeyType().read(group);
                if (what == PUT) {
                    map.put(key, map.getValueType().read(group));
                } else {
                    map.remove(key);
                }
            }
        }
    }
}
