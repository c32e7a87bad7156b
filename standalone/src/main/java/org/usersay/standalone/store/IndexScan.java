package org.usersay.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one unique index can do for a query: the fields it begins with and the query fixes, and where to begin in the next. */
final class IndexScan {

    /** The more fields are fixed, the fewer documents are left; then a bound, then an order that saves the sorting. */
    static Comparator<IndexScan> byUse(@Nullable Document order) {
        return Comparator.<IndexScan>comparingInt(scan -> scan.fixed)
                .thenComparing(IndexScan::isBounded)
                .thenComparing(scan -> scan.follows(order));
    }

    private final StoredUniqueIndex index;
    private final Document query;
    private final List<String> fields;
    private final int fixed;

    IndexScan(StoredUniqueIndex index, Document query) {
        this.index = index;
        this.query = query;
        this.fields = index.fields();
        int plain = 0;
        while (plain < fields.size() && isPlain(query.get(fields.get(plain)))) {
            plain++;
        }
        this.fixed = plain;
    }

    private boolean whole() {
        return fixed == fields.size();
    }

    /** Numbers are kept in another form than they come, so only a whole key may have them. */
    boolean isUseful() {
        return index.holdsAll()
                && fixed > 0
                && (whole() || fields.subList(0, fixed).stream().allMatch(field -> query.get(field) instanceof String));
    }

    Iterable<Object> ids() {
        return whole()
                ? index.getPositions(query)
                : index.beginningWith(
                        fields.subList(0, fixed).stream()
                                .map(field -> String.valueOf(query.get(field)))
                                .toList(),
                        lowerBound(query.get(fields.get(fixed))));
    }

    private boolean isBounded() {
        return !whole() && lowerBound(query.get(fields.get(fixed))) != null;
    }

    private static @Nullable String lowerBound(@Nullable Object condition) {
        if (!(condition instanceof Document bounds)) {
            return null;
        }
        Object bound = bounds.containsKey("$gt") ? bounds.get("$gt") : bounds.get("$gte");
        return bound instanceof String text ? text : null;
    }

    /** Whether the index's order is the one that was asked for; fields that are fixed do not matter. */
    boolean follows(@Nullable Document order) {
        if (order == null || order.isEmpty()) {
            return false;
        }
        List<String> asked = order.keySet().stream()
                .filter(field -> !fields.subList(0, fixed).contains(field))
                .toList();
        return index.ascends()
                && asked.size() <= fields.size() - fixed
                && asked.equals(fields.subList(fixed, fixed + asked.size()))
                && asked.stream().allMatch(field -> order.get(field) instanceof Number way && way.intValue() == 1);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Number;
    }
}
