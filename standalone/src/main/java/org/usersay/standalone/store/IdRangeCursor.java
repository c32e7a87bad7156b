package org.usersay.standalone.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.usersay.standalone.store.QueryPlanner.Range;

/**
 * The rest of a result that comes in the order of the ids: remembers where to go on and nothing else, however much there
 * is and whether or not the client ever comes back. A document that is written meanwhile is in the rest if its id is.
 */
final class IdRangeCursor extends AbstractCursor {

    private static final int USUAL_BATCH = 1_000;

    private final MVMap<Object, byte[]> documents;
    private final Range range;
    private final Matching matching;
    private @Nullable Object reached;
    private boolean atEnd;

    IdRangeCursor(long id, MVMap<Object, byte[]> documents, Range range, Matching matching) {
        super(id);
        this.documents = documents;
        this.range = range;
        this.matching = matching;
    }

    /** Takes documents from the stream until so many match. */
    @FunctionalInterface
    interface Matching {
        List<Document> first(Stream<Document> all, int most);
    }

    @Override
    public synchronized boolean isEmpty() {
        return atEnd;
    }

    @Override
    public synchronized List<Document> takeDocuments(int wanted) {
        int most = wanted > 0 ? wanted : USUAL_BATCH;
        Stream<Document> rest = StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Rest(), 0), false);
        List<Document> found = matching.first(rest, most);
        atEnd = found.size() < most;
        return found;
    }

    /** The documents after the one that was reached, which may be gone by now. */
    private final class Rest implements Iterator<Document> {

        private final Cursor<Object, byte[]> cursor;
        private boolean onNext;

        Rest() {
            Object from = reached == null ? range.from() : reached;
            this.cursor = documents.cursor(from, range.to(), false);
            if (reached != null && step() && documents.getKeyType().compare(cursor.getKey(), reached) == 0) {
                onNext = false;
            }
        }

        private boolean step() {
            if (!onNext && cursor.hasNext()) {
                cursor.next();
                onNext = true;
            }
            return onNext;
        }

        @Override
        public boolean hasNext() {
            return step();
        }

        @Override
        public Document next() {
            if (!step()) {
                throw new NoSuchElementException();
            }
            onNext = false;
            reached = cursor.getKey();
            return BsonBytes.toDocument(cursor.getValue());
        }
    }
}
