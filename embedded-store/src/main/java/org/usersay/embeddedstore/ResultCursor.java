package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rest of a result, read batch by batch: between two batches it keeps the position and no document,
 * however long the result is and whether or not the client ever returns. A document that is written meanwhile is in the
 * rest if its key is.
 */
final class ResultCursor extends AbstractCursor {

    private static final int DEFAULT_BATCH = 1_000;

    private final Matches matches;
    private final UnaryOperator<List<Document>> projection;

    ResultCursor(long id, Matches matches, UnaryOperator<List<Document>> projection) {
        super(id);
        this.matches = matches;
        this.projection = projection;
    }

    @Override
    public synchronized boolean isEmpty() {
        return matches.ended();
    }

    @Override
    public synchronized List<Document> takeDocuments(int wanted) {
        return projection.apply(matches.batch(wanted > 0 ? wanted : DEFAULT_BATCH));
    }
}
