package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}: the map of the documents itself. */
public final class IdIndex extends OrderedIndex {

    public static final String FIELD = "_id";
    public static final String NAME = "_id_";

    private final MVMap<byte[], byte[]> documents;

    public IdIndex(MVMap<byte[], byte[]> documents) {
        super(NAME, List.of(new IndexKey(FIELD, true)), false);
        this.documents = documents;
    }

    @Override
    MVMap<byte[], ?> entries() {
        return documents;
    }

    @Override
    byte[] documentKey(byte[] key, Object value) {
        return key;
    }

    @Override
    long arrays() {
        return 0;
    }

    @Override
    public Object getPosition(Document document) {
        return Missing.ofNullable(document.get(FIELD));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        @Nullable Object id = document.get(FIELD);
        if (documents.containsKey(KeyWriter.id(id))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id));
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {}

    @Override
    public Object remove(Document document) {
        return getPosition(document);
    }

    /** An id never changes. */
    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {}

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }
}
