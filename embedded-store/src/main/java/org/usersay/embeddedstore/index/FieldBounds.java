package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one field lie that meet all conditions on it.
 *
 * @param intervals in ascending order, without overlaps
 * @param exact whether every value in them meets the conditions
 * @param present whether a document without the field meets none
 */
record FieldBounds(List<Interval> intervals, boolean exact, boolean present) {

    /**
     * Empty where no condition bounds the field.
     *
     * @param array whether documents have several values here: then each condition may be met by another one, and only
     *     one of them bounds the keys
     */
    static Optional<FieldBounds> of(List<Object> conditions, boolean array) {
        List<Optional<FieldBounds>> parts =
                conditions.stream().flatMap(FieldBounds::parts).toList();
        return parts.stream()
                .flatMap(Optional::stream)
                .reduce((one, other) -> array ? one.orNarrower(other) : one.and(other))
                .map(bounds -> parts.stream().allMatch(Optional::isPresent)
                        ? bounds
                        : new FieldBounds(bounds.intervals, false, bounds.present));
    }

    boolean points() {
        return intervals.stream().allMatch(Interval::point);
    }

    private FieldBounds and(FieldBounds other) {
        return new FieldBounds(
                Interval.common(intervals, other.intervals), exact && other.exact, present || other.present);
    }

    private FieldBounds orNarrower(FieldBounds other) {
        FieldBounds narrower = points() || !other.points() ? this : other;
        return new FieldBounds(narrower.intervals, false, present || other.present);
    }

    private static Stream<Optional<FieldBounds>> parts(@Nullable Object condition) {
        if (BsonRegularExpression.isRegularExpression(condition)) {
            return Stream.of(Optional.of(new FieldBounds(List.of(Interval.TEXT), false, true)));
        }
        return condition instanceof Document operators && isExpression(operators)
                ? operators.entrySet().stream().map(FieldBounds::operator)
                : Stream.of(equality(condition));
    }

    private static boolean isExpression(Document condition) {
        return condition.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    private static Optional<FieldBounds> operator(Map.Entry<String, Object> operator) {
        @Nullable Object operand = operator.getValue();
        return switch (operator.getKey()) {
            case "$eq" -> equality(operand);
            case "$in" -> operand instanceof Collection<?> values ? anyOf(values) : Optional.empty();
            case "$gt" -> beside(operand, true, false);
            case "$gte" -> beside(operand, true, true);
            case "$lt" -> beside(operand, false, false);
            case "$lte" -> beside(operand, false, true);
            case "$exists" ->
                Boolean.TRUE.equals(operand)
                        ? Optional.of(new FieldBounds(List.of(Interval.ALL), false, true))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<FieldBounds> equality(@Nullable Object value) {
        return value == null || Missing.isNullOrMissing(value) || isScalar(value)
                ? Optional.of(new FieldBounds(List.of(Interval.of(value)), true, !Missing.isNullOrMissing(value)))
                : Optional.empty();
    }

    private static Optional<FieldBounds> anyOf(Collection<?> values) {
        if (!values.stream().allMatch(value -> Missing.isNullOrMissing(value) || isScalar(value))) {
            return Optional.empty();
        }
        Map<byte[], Interval> points = new TreeMap<>(Arrays::compareUnsigned);
        values.stream()
                .map(Interval::of)
                .forEach(point -> points.put(point.from().beginning(), point));
        List<Interval> intervals = List.copyOf(points.values());
        return Optional.of(new FieldBounds(intervals, true, intervals.stream().noneMatch(Interval::isNull)));
    }

    private static Optional<FieldBounds> beside(@Nullable Object bound, boolean above, boolean included) {
        return bound != null && isScalar(bound)
                ? Optional.of(new FieldBounds(List.of(Interval.beside(bound, above, included)), true, true))
                : Optional.empty();
    }

    /** Of the types whose keys are ordered and distinguished as the query engine compares the values. */
    private static boolean isScalar(Object value) {
        return value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId
                || value instanceof UUID
                || value instanceof BinData
                || value instanceof BsonTimestamp;
    }
}
