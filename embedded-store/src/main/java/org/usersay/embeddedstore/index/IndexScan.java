package org.usersay.embeddedstore.index;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Reader of a plan's entries, in the plan's order and one at a time. A document is read once, however many keys it has. */
public final class IndexScan {

    private final OrderedIndex index;
    private final List<Source<?>> sources;
    private final PriorityQueue<Source<?>> open;
    private final Set<ByteBuffer> seen = new HashSet<>();
    private boolean started;
    private long keys;

    IndexScan(QueryPlan plan) {
        index = plan.bounds().index();
        sources = plan.bounds().ranges().stream()
                .<Source<?>>map(range -> source(index.entries(), range, plan))
                .toList();
        Comparator<Source<?>> order = Source::compare;
        open = new PriorityQueue<>(plan.reverse() ? order.reversed() : order);
    }

    private static <V> Source<V> source(MVMap<byte[], V> entries, KeyRange range, QueryPlan plan) {
        return new Source<>(new RangeReader<>(entries, range, plan.reverse()), range.prefix(plan.merged()).length);
    }

    /**
     * A document's key in the map of documents.
     *
     * @param document the document, where the index holds it
     */
    public record Found(byte[] key, byte @Nullable [] document) {}

    /** Null after the last. */
    public @Nullable Found next() {
        if (!started) {
            sources.stream().filter(Source::hasNext).forEach(open::add);
            started = true;
        }
        for (Source<?> source = open.poll(); source != null; source = open.poll()) {
            keys++;
            Found found = source.found(index);
            source.reader.skip();
            if (source.hasNext()) {
                open.add(source);
            }
            if (index.arrays() == 0 || seen.add(ByteBuffer.wrap(found.key()))) {
                return found;
            }
        }
        return null;
    }

    /** Holds no page until the next read. */
    public void release() {
        sources.forEach(source -> source.reader.release());
        open.clear();
        started = false;
    }

    /** How many keys were read. */
    public long keys() {
        return keys;
    }

    /**
     * One range.
     *
     * @param prefix bytes at the beginning of the keys that do not count for the order
     */
    private record Source<V>(RangeReader<V> reader, int prefix) {

        boolean hasNext() {
            return reader.peek() != null;
        }

        private byte[] key() {
            byte[] key = reader.peek();
            if (key == null) {
                throw new IllegalStateException("the range is at its end");
            }
            return key;
        }

        static int compare(Source<?> one, Source<?> other) {
            byte[] left = one.key();
            byte[] right = other.key();
            return Arrays.compareUnsigned(left, one.prefix, left.length, right, other.prefix, right.length);
        }

        Found found(OrderedIndex index) {
            byte[] key = key();
            V value = reader.value();
            return new Found(
                    index.documentKey(key, value),
                    index instanceof IdIndex && value instanceof byte[] document ? document : null);
        }
    }
}
