package org.usersay.standalone.store;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** A unique index: key values to the id of the one document that has them. */
final class StoredUniqueIndex extends AbstractUniqueIndex<Object> {

    private final JournaledMap<KeyValue, Object> ids;

    StoredUniqueIndex(JournaledMap<KeyValue, Object> ids, String name, List<IndexKey> keys, boolean sparse) {
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
        return ids.map().entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return ids.get(key);
    }

    List<String> fields() {
        return keys();
    }

    /** Whether every document has a key here. */
    boolean holdsAll() {
        return !isSparse();
    }

    boolean ascends() {
        return getKeys().stream().allMatch(IndexKey::isAscending);
    }

    /**
     * Ids of the documents whose keys begin with these values, each once and in the order of the keys.
     *
     * @param from where to begin in the field after them; null for its beginning
     */
    Iterable<Object> beginningWith(List<String> prefix, @Nullable String from) {
        List<Object> first = new ArrayList<>(prefix);
        if (from != null) {
            first.add(from);
        }
        return () -> Stream.generate(new Steps(ids.map().cursor(new KeyValue(first))))
                .takeWhile(step -> step.beginsWith(prefix))
                .map(Step::id)
                .distinct()
                .iterator();
    }

    /** One key and its document; {@code NONE} after the last. */
    private record Step(@Nullable KeyValue key, Object id) {

        static final Step NONE = new Step(null, "");

        boolean beginsWith(List<String> prefix) {
            return key != null
                    && IntStream.range(0, prefix.size())
                            .allMatch(at -> prefix.get(at).equals(key.get(at)));
        }
    }

    /** Walks the keys from the first. */
    private record Steps(Cursor<KeyValue, Object> cursor) implements Supplier<Step> {
        @Override
        public Step get() {
            return cursor.hasNext() ? new Step(cursor.next(), cursor.getValue()) : Step.NONE;
        }
    }

    @Override
    public long getCount() {
        return ids.map().sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
