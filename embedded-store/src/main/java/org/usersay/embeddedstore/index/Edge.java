package org.usersay.embeddedstore.index;

import java.util.Arrays;

/**
 * Edge of a range of keys: just before the first key that begins with some bytes, or just after the last one.
 *
 * @param after after the last one
 */
record Edge(byte[] beginning, boolean after) {

    /** Above every first byte of a value, see {@link KeyWriter}. */
    private static final byte[] END = {(byte) 0xFF};

    /** The edge as a key: whatever is at least this key is above it. */
    byte[] key() {
        if (!after) {
            return beginning;
        }
        int last = beginning.length - 1;
        while (last >= 0 && beginning[last] == END[0]) {
            last--;
        }
        byte[] key = last < 0 ? END : Arrays.copyOf(beginning, last + 1);
        if (last >= 0) {
            key[last]++;
        }
        return key;
    }

    /** The same edge among inverted keys, where low and high change places. */
    Edge inverted() {
        byte[] inverted = beginning.clone();
        KeyWriter.invert(inverted, 0, inverted.length);
        return new Edge(inverted, !after);
    }

    /** The same edge among keys that begin with {@code prefix}. */
    Edge within(byte[] prefix) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + beginning.length);
        System.arraycopy(beginning, 0, joined, prefix.length, beginning.length);
        return new Edge(joined, after);
    }

    boolean isBelow(Edge other) {
        return Arrays.compareUnsigned(key(), other.key()) < 0;
    }
}
