package org.usersay.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.usersay.standalone.store.QueryPlanner.Range;

/**
 * One collection: ids to BSON bytes. Every write of the collection runs alone, so that a check and the write that
 * follows from it (upsert, unique key, find-and-modify) cannot be separated. Reads take no lock: they walk a snapshot,
 * and each hands out documents of its own.
 */
final class StoredCollection extends AbstractMongoCollection<Object> {

    private final JournaledMap<Object, byte[]> documents;
    private final QueryPlanner queryPlanner;
    private boolean addingIndexWithoutKeys;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            JournaledMap<Object, byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.queryPlanner = new QueryPlanner(documents.map());
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        String idField = getIdField();
        Object id = idField == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, idField);
        Object position = Missing.ofNullable(id);
        if (documents.putIfAbsent(position, BsonBytes.of(document)) != null) {
            throw new IllegalStateException("A document with id " + id + " was there already in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(position, BsonBytes.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        documents.remove(position);
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        byte[] bytes = documents.get(position);
        return bytes == null ? null : BsonBytes.toDocument(bytes);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        if (addingIndexWithoutKeys) {
            return Stream.empty();
        }
        return entries()
                .map(entry -> new DocumentWithPosition<>(BsonBytes.toDocument(entry.getValue()), entry.getKey()));
    }

    private Stream<Map.Entry<Object, byte[]>> entries() {
        return StreamSupport.stream(documents.map().entrySet().spliterator(), false);
    }

    @Override
    public void addIndex(Index<Object> index) {
        // The engine hands every document to every new index. One that is not unique keeps nothing, and at each start
        // reading everything for it would take as long as reading takes.
        addingIndexWithoutKeys = index instanceof EmptyIndex;
        try {
            super.addIndex(index);
        } finally {
            addingIndexWithoutKeys = false;
        }
        if (index instanceof StoredUniqueIndex unique) {
            queryPlanner.add(unique);
        }
    }

    @Override
    public void dropIndex(String index) {
        super.dropIndex(index);
        queryPlanner.remove(index);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Document flat = AndFlattener.of(query);
        Optional<QueryPlanner.Found> few = queryPlanner.of(flat, orderBy);
        if (batchSize > 0 && skip == 0 && limit == 0) {
            Optional<Range> range = range(few, orderBy);
            if (range.isPresent()) {
                return walk(flat, range.get(), batchSize, projection);
            }
        }
        if (few.isEmpty()) {
            return super.queryDocuments(flat, orderBy, skip, limit, batchSize, projection);
        }
        Document toSort = few.get().inOrder() ? null : orderBy;
        return matchDocuments(flat, few.get().ids(), toSort, skip, limit, batchSize, projection);
    }

    /** Where the answer is documents one after the other as they are kept. */
    private static Optional<Range> range(Optional<QueryPlanner.Found> few, @Nullable Document order) {
        boolean anyOrder = order == null || order.isEmpty();
        if (few.isEmpty()) {
            return anyOrder ? Optional.of(Range.ALL) : Optional.empty();
        }
        return few.get().range().filter(bounded -> anyOrder || few.get().inOrder());
    }

    /** Batch by batch, so that a long answer is never in memory as a whole. */
    private QueryResult walk(Document query, Range range, int batchSize, @Nullable Document projection) {
        IdRangeCursor.Matching matching =
                (all, most) -> matchDocumentsFromStream(all, query, null, 0, most, 0, projection)
                        .collectDocuments();
        IdRangeCursor cursor = new IdRangeCursor(cursorRegistry.generateCursorId(), documents.map(), range, matching);
        List<Document> first = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(cursor);
        return new QueryResult(first, cursor);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Stream<Document> all = entries().map(entry -> BsonBytes.toDocument(entry.getValue()));
        if (isNaturalDescending(orderBy)) {
            all = all.toList().reversed().stream();
        }
        return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            Iterable<Object> positions,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        // A document may be deleted between the look into the index and this one: it is then no match.
        Stream<Document> found = StreamSupport.stream(positions.spliterator(), false)
                .map(this::getDocument)
                .filter(Objects::nonNull);
        return matchDocumentsFromStream(found, query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    public int count() {
        return documents.map().size();
    }

    @Override
    public boolean isEmpty() {
        return documents.map().isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new IllegalStateException("sizes are not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> inserted, boolean isOrdered) {
        return super.insertDocuments(inserted, isOrdered);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
    }
}
