package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions that a document meets all of. A query is one or, with {@code $or}, several of them. */
final class Conjunction {

    /** A query that would be more is taken without its alternatives. */
    private static final int MAX_ALTERNATIVES = 64;

    private final Map<String, List<Object>> fields;
    private final boolean complete;
    private final Map<String, Optional<FieldBounds>> bounds = new HashMap<>();

    /**
     * Conjunction of conditions.
     *
     * @param fields conditions by field
     * @param complete whether nothing of the query is missing from the conditions
     */
    Conjunction(Map<String, List<Object>> fields, boolean complete) {
        this.fields = fields;
        this.complete = complete;
    }

    Map<String, List<Object>> fields() {
        return fields;
    }

    boolean complete() {
        return complete;
    }

    /** What bounds a field, the same for every index that has it. */
    Optional<FieldBounds> bounds(String field, boolean array) {
        List<Object> conditions = fields.getOrDefault(field, List.of());
        return array
                ? FieldBounds.of(conditions, true)
                : bounds.computeIfAbsent(field, unknown -> FieldBounds.of(conditions, false));
    }

    /** Every document that matches the query meets at least one of these. */
    static List<Conjunction> of(Document query) {
        List<Conjunction> alternatives = List.of(new Conjunction(Map.of(), true));
        for (Map.Entry<String, Object> condition : query.entrySet()) {
            alternatives = combined(alternatives, of(condition.getKey(), condition.getValue()));
        }
        return alternatives;
    }

    private static List<Conjunction> of(String key, Object condition) {
        if (key.equals("$and") && areQueries(condition)) {
            return queries(condition).stream()
                    .map(Conjunction::of)
                    .reduce(Conjunction::combined)
                    .orElseThrow();
        }
        if (key.equals("$or") && areQueries(condition)) {
            return queries(condition).stream()
                    .flatMap(query -> of(query).stream())
                    .toList();
        }
        return List.of(
                key.startsWith("$")
                        ? new Conjunction(Map.of(), false)
                        : new Conjunction(Map.of(key, Collections.singletonList(condition)), true));
    }

    private static boolean areQueries(Object parts) {
        return parts instanceof Collection<?> queries
                && !queries.isEmpty()
                && queries.stream().allMatch(Document.class::isInstance);
    }

    private static List<Document> queries(Object parts) {
        return ((Collection<?>) parts).stream().map(Document.class::cast).toList();
    }

    private static List<Conjunction> combined(List<Conjunction> some, List<Conjunction> others) {
        if (some.size() * others.size() > MAX_ALTERNATIVES) {
            return (some.size() <= others.size() ? some : others)
                    .stream().map(one -> new Conjunction(one.fields, false)).toList();
        }
        return some.stream().flatMap(one -> others.stream().map(one::and)).toList();
    }

    private Conjunction and(Conjunction other) {
        Map<String, List<Object>> both = new LinkedHashMap<>(fields);
        other.fields.forEach((field, conditions) -> both.merge(field, conditions, Conjunction::joined));
        return new Conjunction(both, complete && other.complete);
    }

    private static List<Object> joined(List<Object> some, List<Object> others) {
        List<Object> joined = new ArrayList<>(some);
        joined.addAll(others);
        return joined;
    }
}
