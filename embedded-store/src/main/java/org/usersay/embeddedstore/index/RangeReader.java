package org.usersay.embeddedstore.index;

import java.util.Arrays;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Reader of one range, in either direction, one key at a time. Between {@link #release} and the next read it keeps
 * where to go on and holds no page; keys written meanwhile are read if they lie in the rest.
 */
final class RangeReader<V> {

    private final MVMap<byte[], V> map;
    private final boolean reverse;
    private byte[] from;
    private byte[] to;
    private @Nullable Cursor<byte[], V> cursor;
    private byte @Nullable [] next;

    RangeReader(MVMap<byte[], V> map, KeyRange range, boolean reverse) {
        this.map = map;
        this.reverse = reverse;
        this.from = range.from();
        this.to = range.to();
    }

    /** The next key, which stays the next; null at the end. */
    byte @Nullable [] peek() {
        if (cursor == null) {
            cursor = map.cursor(reverse ? to : from, null, reverse);
            advance();
            if (next != null && Arrays.equals(next, to)) {
                advance();
            }
        }
        return next;
    }

    /** Of the next key. */
    V value() {
        return cursor().getValue();
    }

    /** Goes past the next key. */
    void skip() {
        advance();
    }

    private Cursor<byte[], V> cursor() {
        if (cursor == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return cursor;
    }

    private void advance() {
        Cursor<byte[], V> open = cursor();
        byte[] key = open.hasNext() ? open.next() : null;
        next = key != null && isInside(key) ? key : null;
    }

    private boolean isInside(byte[] key) {
        return reverse ? Arrays.compareUnsigned(key, from) >= 0 : Arrays.compareUnsigned(key, to) < 0;
    }

    void release() {
        if (cursor == null) {
            return;
        }
        if (next == null) {
            to = from;
        } else if (reverse) {
            to = Arrays.copyOf(next, next.length + 1);
        } else {
            from = next;
        }
        cursor = null;
        next = null;
    }
}
