package org.usersay.embeddedstore.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * Keys of an index from one (included) to another (excluded).
 *
 * @param ends where each of the leading fields ends that has one value in all of these keys
 */
record KeyRange(byte[] from, byte[] to, int[] ends) {

    /** After the mark of {@link StoredIndex}, before every key. */
    private static final byte[] FIRST = {1};

    static KeyRange of(Edge from, Edge to, int[] ends) {
        return new KeyRange(from.key().length == 0 ? FIRST : from.key(), to.key(), ends);
    }

    /** The bytes of some of the leading fields with one value. */
    byte[] prefix(int fields) {
        return Arrays.copyOf(from, fields == 0 ? 0 : ends[fields - 1]);
    }

    /** How many keys of the map lie in it. */
    long count(MVMap<byte[], ?> map) {
        return rank(map, to) - rank(map, from);
    }

    private static long rank(MVMap<byte[], ?> map, byte[] key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    /** The same keys, in order and without overlaps. */
    static List<KeyRange> union(List<KeyRange> ranges) {
        List<KeyRange> union = new ArrayList<>();
        for (KeyRange range : ranges.stream()
                .sorted(Comparator.comparing(KeyRange::from, Arrays::compareUnsigned))
                .toList()) {
            if (!union.isEmpty() && Arrays.compareUnsigned(range.from, union.getLast().to) < 0) {
                union.add(union.removeLast().with(range));
            } else {
                union.add(range);
            }
        }
        return union;
    }

    private KeyRange with(KeyRange other) {
        return new KeyRange(
                from,
                Arrays.compareUnsigned(to, other.to) < 0 ? other.to : to,
                ends.length <= other.ends.length ? ends : other.ends);
    }
}
