package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Choice of the index that answers a query, by rules; only of indexes of the same use the number of keys decides. */
public final class QueryPlanner {

    private static final String NATURAL = "$natural";

    private final IdIndex natural;
    private final List<OrderedIndex> indexes = new CopyOnWriteArrayList<>();

    /** @param natural reads all documents, whether or not it is among the indexes */
    public QueryPlanner(IdIndex natural) {
        this.natural = natural;
    }

    public void add(OrderedIndex index) {
        indexes.add(index);
    }

    public void remove(String index) {
        indexes.removeIf(known -> known.getName().equals(index));
    }

    /**
     * The index of the most use; of equal ones one that saves the sort, and of these the one with the fewest keys to read, so
     * that the comments of one author on a site are not looked for among all of the site. Where no index bounds the query, one
     * that has the order is read as a whole, and all documents where none has it.
     *
     * @param order null for any
     */
    public QueryPlan plan(Document query, @Nullable Document order) {
        List<Conjunction> alternatives = Conjunction.of(query);
        Document wanted = order == null ? new Document() : order;
        @Nullable QueryPlan best = null;
        for (OrderedIndex index : indexes) {
            @Nullable IndexBounds bounds = IndexBounds.of(index, alternatives).orElse(null);
            if (bounds != null) {
                best = better(best, bounds, wanted);
            }
            if (best != null && best.bounds().isSingle()) {
                return best;
            }
        }
        return best == null ? whole(query.isEmpty(), wanted) : best;
    }

    private static QueryPlan better(@Nullable QueryPlan best, IndexBounds bounds, Document order) {
        int use = best == null ? 1 : IndexBounds.BY_USE.compare(bounds, best.bounds());
        if (best != null && use < 0) {
            return best;
        }
        QueryPlan plan = ordered(bounds, order).orElseGet(() -> new QueryPlan(bounds, true, false, false, 0));
        if (best == null || use > 0) {
            return plan;
        }
        if (plan.inOrder() != best.inOrder()) {
            return plan.inOrder() ? plan : best;
        }
        return plan.count() < best.count() ? plan : best;
    }

    private QueryPlan whole(boolean all, Document order) {
        IndexBounds everything = IndexBounds.whole(natural, all);
        if (order.isEmpty() || order.containsKey(NATURAL)) {
            return new QueryPlan(everything, false, true, isDescending(order.get(NATURAL)), 0);
        }
        return indexes.stream()
                .filter(index -> !index.isSparse())
                .flatMap(index -> ordered(IndexBounds.whole(index, all && index.arrays() == 0), order).stream())
                .findFirst()
                .orElseGet(() -> new QueryPlan(everything, false, false, false, 0));
    }

    private static boolean isDescending(@Nullable Object direction) {
        return direction instanceof Number number && number.intValue() < 0;
    }

    /** A plan that reads the documents in the order, if the index has it, possibly by merging ranges that have it. */
    private static Optional<QueryPlan> ordered(IndexBounds bounds, Document order) {
        List<String> fields = bounds.index().fields();
        List<Map.Entry<String, Object>> wanted = order.entrySet().stream()
                .filter(field -> !isConstant(bounds, fields.indexOf(field.getKey())))
                .toList();
        if (wanted.isEmpty()) {
            return Optional.of(new QueryPlan(bounds, true, true, false, 0));
        }
        int most = Math.min(bounds.fixed(), fields.size());
        for (int merged = 0; merged <= most; merged++) {
            Optional<Boolean> reverse = direction(bounds, wanted, merged);
            if (reverse.isPresent()) {
                return Optional.of(new QueryPlan(bounds, true, true, reverse.get(), merged));
            }
        }
        return Optional.empty();
    }

    private static boolean isConstant(IndexBounds bounds, int field) {
        return field >= 0 && bounds.isConstant(field) && !bounds.index().isArray(field);
    }

    /** Whether the index is to be read backwards; empty if its fields from {@code first} on have another order. */
    private static Optional<Boolean> direction(IndexBounds bounds, List<Map.Entry<String, Object>> wanted, int first) {
        OrderedIndex index = bounds.index();
        Optional<Boolean> reverse = Optional.empty();
        int field = first;
        for (Map.Entry<String, Object> next : wanted) {
            while (field < index.fields().size()
                    && isConstant(bounds, field)
                    && !index.fields().get(field).equals(next.getKey())) {
                field++;
            }
            if (field == index.fields().size()
                    || !index.fields().get(field).equals(next.getKey())
                    || index.isArray(field)) {
                return Optional.empty();
            }
            boolean backwards = index.ascends(field) == isDescending(next.getValue());
            if (reverse.isPresent() && reverse.get() != backwards) {
                return Optional.empty();
            }
            reverse = Optional.of(backwards);
            field++;
        }
        return reverse;
    }
}
