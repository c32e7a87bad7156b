package org.usersay.comments.importexport;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hash map keyed by 64-bit fingerprints, which are parts of a SHA-256 and taken to be unique. Takes about eight bytes an
 * entry beside the entry itself. Not thread-safe.
 */
final class FingerprintMap<E extends FingerprintMap.Entry> {

    private @Nullable Entry[] slots = new @Nullable Entry[1 << 10];
    private int size;

    /** Value that contains its key. */
    abstract static class Entry {
        private final long fingerprint;

        Entry(long fingerprint) {
            this.fingerprint = fingerprint;
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable
    E get(long fingerprint) {
        return (E) slots[slot(fingerprint)];
    }

    @SuppressWarnings("unchecked")
    E computeIfAbsent(long fingerprint, LongFunction<E> create) {
        var found = (E) slots[slot(fingerprint)];
        if (found != null) {
            return found;
        }
        if (++size > slots.length / 3 * 2) {
            grow();
        }
        var created = create.apply(fingerprint);
        slots[slot(fingerprint)] = created;
        return created;
    }

    @SuppressWarnings("unchecked")
    void forEach(Consumer<E> consumer) {
        for (var entry : slots) {
            if (entry != null) {
                consumer.accept((E) entry);
            }
        }
    }

    private int slot(long fingerprint) {
        int slot = (int) fingerprint & (slots.length - 1);
        for (var entry = slots[slot]; entry != null && entry.fingerprint != fingerprint; entry = slots[slot]) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        var entries = slots;
        slots = new @Nullable Entry[2 * entries.length];
        Arrays.stream(entries).forEach(entry -> {
            if (entry != null) {
                slots[slot(entry.fingerprint)] = entry;
            }
        });
    }
}
