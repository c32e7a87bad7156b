package org.usersay.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a query can match at most. The engine looks into an index only where a query names exactly its fields;
 * here any query that names an id, some ids, a range of ids, or the first fields of a unique index, whatever else it asks,
 * reads no more than these.
 */
final class QueryPlanner {

    private static final String ID = "_id";
    private static final String IN = "$in";
    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");

    private final MVMap<Object, byte[]> documents;
    private final List<StoredUniqueIndex> indexes = new CopyOnWriteArrayList<>();

    QueryPlanner(MVMap<Object, byte[]> documents) {
        this.documents = documents;
    }

    /**
     * Documents, each of which still has to be matched.
     *
     * @param inOrder whether they come in the order that was asked for, so that nothing has to be gathered and sorted
     * @param range where they are all the documents between two ids
     */
    record Found(Iterable<Object> ids, boolean inOrder, Optional<Range> range) {

        Found(Iterable<Object> ids, boolean inOrder) {
            this(ids, inOrder, Optional.empty());
        }
    }

    /** Ends of a range of ids, both included; null where it is open. */
    record Range(@Nullable Object from, @Nullable Object to) {

        static final Range ALL = new Range(null, null);
    }

    void add(StoredUniqueIndex index) {
        indexes.add(index);
    }

    void remove(String index) {
        indexes.removeIf(known -> known.getName().equals(index));
    }

    /** Nothing where all must be read. */
    Optional<Found> of(Document query, @Nullable Document order) {
        Object id = query.get(ID);
        // Before any index, whose first fields may fix little: a thread has a hundred thousand comments.
        Optional<List<Object>> named = named(id);
        if (named.isPresent()) {
            return Optional.of(new Found(named.get(), false));
        }
        Optional<Found> indexed = indexes.stream()
                .map(index -> new IndexScan(index, query))
                .filter(IndexScan::isUseful)
                .max(IndexScan.byUse(order))
                .map(scan -> new Found(scan.ids(), scan.follows(order)));
        return indexed.isEmpty() && id instanceof Document condition ? between(condition, order) : indexed;
    }

    /** The ids that are asked for, whatever else is. */
    private static Optional<List<Object>> named(@Nullable Object id) {
        if (id instanceof String) {
            return Optional.of(List.of(id));
        }
        return id instanceof Document condition
                        && condition.size() == 1
                        && condition.get(IN) instanceof Collection<?> wanted
                        && areTexts(wanted)
                ? Optional.of(wanted.stream()
                        .map(Object.class::cast)
                        .distinct()
                        .sorted()
                        .toList())
                : Optional.empty();
    }

    private Optional<Found> between(Document condition, @Nullable Document order) {
        if (condition.isEmpty() || !BOUNDS.containsAll(condition.keySet()) || !areTexts(condition.values())) {
            return Optional.empty();
        }
        Object from = first(condition, "$gt", "$gte");
        Object to = first(condition, "$lt", "$lte");
        return Optional.of(
                new Found(() -> documents.cursor(from, to, false), isById(order), Optional.of(new Range(from, to))));
    }

    static boolean isById(@Nullable Document order) {
        return new Document(ID, 1).equals(order);
    }

    private static boolean areTexts(Collection<?> values) {
        return values.stream().allMatch(String.class::isInstance);
    }

    private static @Nullable Object first(Map<String, Object> condition, String one, String other) {
        return condition.containsKey(one) ? condition.get(one) : condition.get(other);
    }
}
