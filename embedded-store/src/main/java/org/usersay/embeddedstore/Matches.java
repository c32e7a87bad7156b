package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.usersay.embeddedstore.index.IndexScan;
import org.usersay.embeddedstore.index.QueryPlan;

/**
 * The documents that match a query, in its order, read one at a time on demand: no more than the result has
 * where the plan is exact and in order. A sort that no index gives keeps keys alone, and not more than {@link KeySort}
 * allows.
 */
final class Matches implements Iterator<Document> {

    private static final int BATCH_BYTES = 1024 * 1024;

    private final MVMap<byte[], byte[]> documents;
    private final Document query;
    private final QueryPlan plan;
    private final IndexScan scan;
    private final @Nullable Document sort;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private @Nullable Iterator<byte[]> sorted;
    private long toSkip;
    private long left;
    private long read;
    private int size;
    private @Nullable Document next;

    /**
     * @param order null for any
     * @param limit 0 for none
     */
    Matches(
            MVMap<byte[], byte[]> documents,
            Document query,
            QueryPlan plan,
            @Nullable Document order,
            int skip,
            int limit) {
        this.documents = documents;
        this.query = query;
        this.plan = plan;
        this.scan = plan.scan();
        this.sort = plan.inOrder() ? null : order;
        this.toSkip = skip;
        this.left = limit == 0 ? Long.MAX_VALUE : Math.abs((long) limit);
    }

    @Override
    public boolean hasNext() {
        if (sort != null && sorted == null) {
            sorted = sort(sort);
        }
        skipUnread();
        while (next == null && left > 0) {
            @Nullable Document found = sorted == null ? scanned() : fetched(sorted);
            if (found == null) {
                left = 0;
            } else if (toSkip > 0) {
                toSkip--;
            } else {
                next = found;
                left--;
            }
        }
        return next != null;
    }

    @Override
    public Document next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Document taken = next;
        next = null;
        return taken;
    }

    /** Up to so many, or fewer that are large; none but at the end. */
    List<Document> batch(int count) {
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < count && bytes < BATCH_BYTES && hasNext()) {
            bytes += size;
            batch.add(next());
        }
        scan.release();
        return batch;
    }

    /** Whether there is certainly none left. */
    boolean ended() {
        return left == 0 && next == null;
    }

    long keysRead() {
        return scan.keys();
    }

    long documentsRead() {
        return read;
    }

    /** What an exact plan skips need not be read: only whether it is still there. */
    private void skipUnread() {
        while (plan.exact() && sorted == null && toSkip > 0) {
            IndexScan.Found found = scan.next();
            if (found == null) {
                toSkip = 0;
                left = 0;
            } else if (found.document() != null || documents.containsKey(found.key())) {
                toSkip--;
            }
        }
    }

    private @Nullable Document scanned() {
        for (IndexScan.Found found = scan.next(); found != null; found = scan.next()) {
            Document document = decoded(found.document() == null ? documents.get(found.key()) : found.document());
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    private @Nullable Document fetched(Iterator<byte[]> keys) {
        while (keys.hasNext()) {
            Document document = decoded(documents.get(keys.next()));
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    /** Null if it does not match, or was deleted since its key was read. */
    private @Nullable Document decoded(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        read++;
        size = bytes.length;
        Document document = BsonBytes.toDocument(bytes);
        return plan.exact() || matcher.matches(document, query) ? document : null;
    }

    private Iterator<byte[]> sort(Document order) {
        try (KeySort keys = new KeySort(order, left == Long.MAX_VALUE ? left : toSkip + left)) {
            for (IndexScan.Found found = scan.next(); found != null; found = scan.next()) {
                Document document = decoded(found.document() == null ? documents.get(found.key()) : found.document());
                if (document != null) {
                    keys.add(document, found.key());
                }
            }
            return keys.sorted();
        }
    }
}
