package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.usersay.embeddedstore.journal.JournaledMap;

/**
 * An index of its own. An entry's key is the values of the fields and then the document's own key, whose place in it is
 * the entry's value. A mark beside the entries says that the index was built, and which fields are arrays.
 */
public final class StoredIndex extends OrderedIndex {

    /** Before every key. */
    private static final byte[] MARK = {0};

    private final JournaledMap<byte[], Long> entries;
    private final boolean unique;
    private volatile long arrays;

    public StoredIndex(
            JournaledMap<byte[], Long> entries, String name, List<IndexKey> fields, boolean sparse, boolean unique) {
        super(name, fields, sparse);
        this.entries = entries;
        this.unique = unique;
        this.arrays = Objects.requireNonNullElse(entries.get(MARK), 0L);
    }

    @Override
    MVMap<byte[], ?> entries() {
        return entries.map();
    }

    @Override
    byte[] documentKey(byte[] key, Object value) {
        return Arrays.copyOfRange(key, Math.toIntExact((long) value), key.length);
    }

    @Override
    long arrays() {
        return arrays;
    }

    private IndexEntries entriesOf(Document document) {
        return IndexEntries.of(document, getKeys(), isSparse());
    }

    /** Whether it has yet to be built from the documents there are. */
    @Override
    public boolean isEmpty() {
        return !entries.map().containsKey(MARK);
    }

    /** Notes that it has been built. */
    public void complete() {
        entries.putIfAbsent(MARK, arrays);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        check(document, collection);
    }

    private void check(Document document, MongoCollection<Object> collection) {
        if (IndexEntries.arrays(document, getKeys()) > 1) {
            // Refuses arrays that are independent of each other.
            getKeyValues(document);
        }
        if (unique) {
            entriesOf(document).values().forEach((key, entry) -> {
                byte @Nullable [] other = entries.map().ceilingKey(entry.fields());
                if (other != null && beginsWith(other, entry.fields()) && !Arrays.equals(other, key)) {
                    throw new DuplicateKeyError(this, collection, getKeys(), entry.values());
                }
            });
        }
    }

    private static boolean beginsWith(byte[] key, byte[] beginning) {
        return key.length >= beginning.length
                && Arrays.equals(key, 0, beginning.length, beginning, 0, beginning.length);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        addAll(entriesOf(document));
    }

    private void addAll(IndexEntries added) {
        if ((added.arrays() & ~arrays) != 0) {
            arrays |= added.arrays();
            if (!isEmpty()) {
                entries.put(MARK, arrays);
            }
        }
        added.values().forEach((key, entry) -> entries.put(key, entry.id()));
    }

    @Override
    public Object remove(Document document) {
        entriesOf(document).values().keySet().forEach(entries::remove);
        return Missing.ofNullable(document.get(IdIndex.FIELD));
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!unchanged(before, after)) {
            check(after, collection);
        }
    }

    /** Most updates change none of an index's fields: a count, a mark, a state. */
    private boolean unchanged(Document before, Document after) {
        return fields().stream()
                .allMatch(field -> Objects.equals(
                        Utils.getSubdocumentValueCollectionAware(before, field),
                        Utils.getSubdocumentValueCollectionAware(after, field)));
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (unchanged(before, after)) {
            return;
        }
        IndexEntries old = entriesOf(before);
        IndexEntries current = entriesOf(after);
        old.values().keySet().stream()
                .filter(key -> !current.values().containsKey(key))
                .forEach(entries::remove);
        current.values().keySet().removeAll(old.values().keySet());
        addAll(current);
    }

    /** A document is found by the index on {@code _id}. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return isEmpty() ? 0 : entries.map().sizeAsLong() - 1;
    }
}
