package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.usersay.embeddedstore.index.IdIndex;
import org.usersay.embeddedstore.index.KeyWriter;
import org.usersay.embeddedstore.index.OrderedIndex;
import org.usersay.embeddedstore.index.QueryPlan;
import org.usersay.embeddedstore.index.QueryPlanner;
import org.usersay.embeddedstore.index.StoredIndex;
import org.usersay.embeddedstore.journal.JournaledMap;

/**
 * One collection: keys of ids to BSON bytes. Every write of the collection runs alone, so that a check and the write that
 * follows from it (upsert, unique key, find-and-modify) cannot be separated. Reads take no lock: they walk a snapshot,
 * and each hands out documents of its own.
 */
final class StoredCollection extends AbstractMongoCollection<Object> {

    /** The oldest are closed beyond so many, whether their clients left or are slow. */
    private static final int MAX_OPEN_CURSORS = 1_000;

    private final JournaledMap<byte[], byte[]> documents;
    private final QueryPlanner queryPlanner;
    private final Queue<Long> opened = new ConcurrentLinkedQueue<>();

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            JournaledMap<byte[], byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.queryPlanner = new QueryPlanner(new IdIndex(documents.map()));
    }

    /** A document's position is its id, or its key where it has none. */
    private static byte[] key(Object position) {
        return position instanceof byte[] key ? key : KeyWriter.id(position);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        String idField = getIdField();
        Object id = idField == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, idField);
        Object position = Missing.ofNullable(id);
        if (documents.putIfAbsent(key(position), BsonBytes.of(document)) != null) {
            throw new IllegalStateException("A document with id " + id + " was there already in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(key(position), BsonBytes.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        documents.remove(key(position));
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        byte[] bytes = documents.get(key(position));
        return bytes == null ? null : BsonBytes.toDocument(bytes);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return StreamSupport.stream(documents.map().entrySet().spliterator(), false)
                .map(entry -> new DocumentWithPosition<>(BsonBytes.toDocument(entry.getValue()), entry.getKey()));
    }

    @Override
    public void addIndex(Index<Object> index) {
        super.addIndex(index);
        if (index instanceof StoredIndex built) {
            built.complete();
        }
        if (index instanceof OrderedIndex ordered && getIndexes().contains(index)) {
            queryPlanner.add(ordered);
        }
    }

    @Override
    public void dropIndex(String index) {
        super.dropIndex(index);
        queryPlanner.remove(index);
    }

    QueryPlan plan(Document query, @Nullable Document order) {
        return queryPlanner.plan(query, order);
    }

    /** @param limit 0 for none */
    Matches matches(Document query, @Nullable Document order, int skip, int limit) {
        return new Matches(documents.map(), query, plan(query, order), order, skip, limit);
    }

    /** Without a batch size, as the engine reads for its own purposes, the result is read while it is used. */
    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Matches matches = matches(query, orderBy, skip, limit);
        if (batchSize == 0) {
            return projection == null
                    ? new QueryResult(() -> matches)
                    : new QueryResult(projected(list(matches), projection));
        }
        ResultCursor cursor =
                new ResultCursor(cursorRegistry.generateCursorId(), matches, batch -> projected(batch, projection));
        List<Document> first = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(cursor);
        opened.add(cursor.getId());
        if (opened.size() > MAX_OPEN_CURSORS) {
            cursorRegistry.remove(opened.remove());
        }
        return new QueryResult(first, cursor);
    }

    private List<Document> projected(List<Document> documents, @Nullable Document projection) {
        return matchDocumentsFromStream(documents.stream(), new Document(), null, 0, 0, 0, projection)
                .collectDocuments();
    }

    private static List<Document> list(Matches matches) {
        List<Document> list = new ArrayList<>();
        matches.forEachRemaining(list::add);
        return list;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** From the index alone where it says which documents match. */
    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        Document filter = query == null ? new Document() : query;
        QueryPlan plan = plan(filter, null);
        if (!plan.exact()) {
            int count = 0;
            for (Matches matches = matches(filter, null, skip, limit < 0 ? 0 : limit);
                    matches.hasNext();
                    matches.next()) {
                count++;
            }
            return count;
        }
        int count = Math.max(0, counted(plan) - skip);
        return limit > 0 ? Math.min(limit, count) : count;
    }

    /** Without a write in between. */
    private synchronized int counted(QueryPlan plan) {
        return Math.toIntExact(plan.count());
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
