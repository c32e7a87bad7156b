package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;

/** An index whose entries lie in the order of their keys, on pages of the file. {@link QueryPlanner} chooses and reads it. */
public abstract sealed class OrderedIndex extends Index<Object> permits IdIndex, StoredIndex {

    /** The engine makes this list anew for each caller. */
    private final List<String> fields;

    OrderedIndex(String name, List<IndexKey> fields, boolean sparse) {
        super(name, fields, sparse);
        this.fields = List.copyOf(keys());
    }

    abstract MVMap<byte[], ?> entries();

    /** The key, in the map of documents, of the document that an entry belongs to. */
    abstract byte[] documentKey(byte[] key, Object value);

    /** One bit for each field that is an array in any document. */
    abstract long arrays();

    boolean isArray(int field) {
        return ((arrays() >> field) & 1) != 0;
    }

    boolean ascends(int field) {
        return getKeys().get(field).isAscending();
    }

    @Override
    public boolean isSparse() {
        return super.isSparse();
    }

    List<String> fields() {
        return fields;
    }

    /** Never: the engine's own choice of an index is not used. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("an index is read by its plan");
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    /** What is stored is removed by the database. */
    @Override
    public void drop() {}
}
