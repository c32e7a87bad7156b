package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one document has in one index: an entry, one for each element where a field is an array, or none in a sparse
 * index whose fields it lacks. A missing field counts as null.
 *
 * @param values by the keys of the entries
 * @param arrays one bit for each field that is an array
 */
record IndexEntries(SequencedMap<byte[], Entry> values, long arrays) {

    /**
     * One entry.
     *
     * @param fields the beginning of its key that the fields make
     * @param id where the document's own key begins in its key
     */
    record Entry(KeyValue values, byte[] fields, long id) {}

    static IndexEntries of(Document document, List<IndexKey> fields, boolean sparse) {
        List<@Nullable Object> values = new ArrayList<>();
        long arrays = 0;
        int width = 1;
        boolean present = false;
        for (IndexKey field : fields) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field.getKey());
            present |= isPresent(document, field.getKey(), value);
            if (value instanceof Collection<?> elements) {
                arrays |= 1L << values.size();
                width = Math.max(width, elements.size());
                value = List.copyOf(elements.stream().map(Missing::ofNullable).toList());
            }
            values.add(value);
        }
        SequencedMap<byte[], Entry> entries = new TreeMap<>(Arrays::compareUnsigned);
        for (int element = 0; element < width && (present || !sparse); element++) {
            add(entries, row(values, element), fields, document.get(IdIndex.FIELD));
        }
        return new IndexEntries(entries, arrays);
    }

    /** How many of the fields are arrays. */
    static long arrays(Document document, List<IndexKey> fields) {
        return fields.stream()
                .filter(field ->
                        Utils.getSubdocumentValueCollectionAware(document, field.getKey()) instanceof Collection<?>)
                .count();
    }

    /** Fields of documents in an array are not there if none of the documents has them. */
    private static boolean isPresent(Document document, String field, Object value) {
        return value instanceof Collection<?> elements
                ? elements.stream().anyMatch(element -> !(element instanceof Missing))
                        || Utils.getSubdocumentValue(document, field) instanceof Collection<?>
                : !(value instanceof Missing);
    }

    private static List<@Nullable Object> row(List<@Nullable Object> values, int element) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value instanceof List<?> array && !array.isEmpty() ? array.get(element) : value);
        }
        return row;
    }

    private static void add(
            Map<byte[], Entry> entries, List<@Nullable Object> row, List<IndexKey> fields, @Nullable Object id) {
        KeyWriter key = new KeyWriter();
        for (int field = 0; field < row.size(); field++) {
            key.add(row.get(field), fields.get(field).isAscending());
        }
        byte[] own = key.toBytes();
        long start = key.length();
        key.add(id, true);
        entries.put(key.toBytes(), new Entry(new KeyValue(row), own, start));
    }
}
