package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.usersay.embeddedstore.index.KeyWriter;

/**
 * A sort that no index gives. It keeps the keys of the documents, of the first ones alone if there is a limit, and is
 * refused beyond some megabytes, as MongoDB refuses a sort beyond its memory limit. Of the large ones, one runs at a time.
 */
final class KeySort implements AutoCloseable {

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final int SMALL_BYTES = 512 * 1024;
    private static final int BYTES_OF_AN_ENTRY = 96;
    private static final Semaphore LARGE = new Semaphore(1);

    private final Document order;
    private final long limit;
    private final PriorityQueue<Entry> entries;
    private long bytes;
    private boolean large;

    private record Entry(byte[] sortKey, byte[] document) {
        int bytes() {
            return sortKey.length + document.length + BYTES_OF_AN_ENTRY;
        }
    }

    /** @param limit {@link Long#MAX_VALUE} for none */
    KeySort(Document order, long limit) {
        this.order = order;
        this.limit = limit;
        Comparator<Entry> ascending = Comparator.comparing(Entry::sortKey, Arrays::compareUnsigned);
        // The last of the first ones is on top.
        this.entries = new PriorityQueue<>(ascending
                .thenComparing(Entry::document, Arrays::compareUnsigned)
                .reversed());
    }

    void add(Document document, byte[] key) {
        Entry entry = new Entry(sortKey(document), key);
        entries.add(entry);
        bytes += entry.bytes();
        if (entries.size() > limit) {
            bytes -= entries.remove().bytes();
        }
        if (bytes > SMALL_BYTES && !large) {
            LARGE.acquireUninterruptibly();
            large = true;
        }
        if (bytes > MAX_BYTES) {
            throw new MongoServerError(
                    292,
                    "QueryExceededMemoryLimitNoDiskUseAllowed",
                    "Sort exceeded memory limit of %d bytes. Create an index that has the order of the query."
                            .formatted(MAX_BYTES));
        }
    }

    private byte[] sortKey(Document document) {
        KeyWriter key = new KeyWriter();
        order.forEach((field, direction) -> {
            boolean ascending = direction instanceof Number number && number.intValue() > 0;
            Object value = Utils.getSubdocumentValueCollectionAware(document, field);
            if (value instanceof Collection<?> array && !array.isEmpty()) {
                // An array sorts by its least element, or by its greatest.
                key.addEncoded(array.stream()
                        .map(element -> new KeyWriter().add(element, ascending).toBytes())
                        .min(Arrays::compareUnsigned)
                        .orElseThrow());
            } else {
                key.add(value, ascending);
            }
        });
        return key.toBytes();
    }

    /** Keys of the documents in order. */
    Iterator<byte[]> sorted() {
        Entry[] sorted = entries.toArray(Entry[]::new);
        Arrays.sort(sorted, entries.comparator().reversed());
        return Stream.of(sorted).map(Entry::document).iterator();
    }

    @Override
    public void close() {
        if (large) {
            LARGE.release();
        }
    }
}
