package org.usersay.standalone.store;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index: key values to the id of the one document that has them. */
final class StoredUniqueIndex extends AbstractUniqueIndex<Object> {

    private final MVMap<KeyValue, Object> ids;

    StoredUniqueIndex(MVMap<KeyValue, Object> ids, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.ids = ids;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return ids.remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object id) {
        return ids.putIfAbsent(key, id) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return ids.entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return ids.get(key);
    }

    /** Whether the query gives one plain value to each field. */
    boolean isNamedBy(Document query) {
        return !isSparse() && keys().stream().map(query::get).allMatch(StoredUniqueIndex::isPlain);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Number;
    }

    @Override
    public long getCount() {
        return ids.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
