package org.usersay.embeddedstore.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one index can do for a query: the ranges of its keys outside of which no document matches.
 *
 * @param exact whether every document in them matches
 * @param bounded whether a field after those with single values is bounded as well
 */
record IndexBounds(OrderedIndex index, List<KeyRange> ranges, boolean exact, boolean bounded) {

    /** Single documents first; then, the more fields have single values, the fewer documents are left; then a bound on the next field. */
    static final Comparator<IndexBounds> BY_USE = Comparator.comparingInt(IndexBounds::named)
            .thenComparingInt(IndexBounds::fixed)
            .thenComparing(IndexBounds::bounded);

    private static final int MAX_RANGES = 20_000;

    /** Empty where an alternative of the query is not bounded by the index, or may match what the index lacks. */
    static Optional<IndexBounds> of(OrderedIndex index, List<Conjunction> alternatives) {
        List<KeyRange> ranges = new ArrayList<>();
        boolean exact = true;
        boolean bounded = true;
        String first = index.fields().getFirst();
        if (!alternatives.stream().allMatch(alternative -> alternative.fields().containsKey(first))) {
            return Optional.empty();
        }
        for (Conjunction alternative : alternatives) {
            Walk walk = new Walk(index, alternative);
            if (walk.used == 0 || (index.isSparse() && !walk.present)) {
                return Optional.empty();
            }
            ranges.addAll(walk.ranges);
            exact &= walk.exact && walk.used == alternative.fields().size();
            bounded &= walk.bounded;
        }
        return Optional.of(new IndexBounds(index, KeyRange.union(ranges), exact && index.arrays() == 0, bounded));
    }

    /** The whole index. */
    static IndexBounds whole(OrderedIndex index, boolean exact) {
        Interval all = Interval.ALL;
        return new IndexBounds(index, List.of(KeyRange.of(all.from(), all.to(), new int[0])), exact, false);
    }

    /** How many leading fields have single values in every range. */
    int fixed() {
        int fixed = Integer.MAX_VALUE;
        for (KeyRange range : ranges) {
            fixed = Math.min(fixed, range.ends().length);
        }
        return fixed;
    }

    /** Whether at most one document matches, which no other index can better. */
    boolean isSingle() {
        return ranges.size() == 1 && named() > 0;
    }

    /** The fewer documents by single unique keys the better; 0 where the keys are not single or not unique. */
    private int named() {
        return index.isUnique() && fixed() >= index.fields().size() ? Integer.MAX_VALUE - ranges.size() : 0;
    }

    /** Whether a field has the same single value in all ranges. */
    boolean isConstant(int field) {
        if (field >= fixed() || ranges.isEmpty()) {
            return field < fixed();
        }
        byte[] value = value(ranges.getFirst(), field);
        return ranges.stream().skip(1).allMatch(range -> Arrays.equals(value, value(range, field)));
    }

    private static byte[] value(KeyRange range, int field) {
        return Arrays.copyOfRange(range.from(), range.prefix(field).length, range.ends()[field]);
    }

    /** Goes through the fields of the index as long as the conditions bound them. */
    private static final class Walk {

        private final OrderedIndex index;
        private List<Prefix> prefixes = List.of(new Prefix(new byte[0], new int[0]));
        private List<KeyRange> ranges = List.of();
        private int used;
        private boolean exact;
        private boolean present;
        private boolean bounded;

        Walk(OrderedIndex index, Conjunction conditions) {
            this.index = index;
            this.exact = conditions.complete();
            boolean arrayUsed = false;
            for (int field = 0; field < index.fields().size() && !bounded; field++) {
                boolean array = index.isArray(field);
                // Elements of one array may meet the conditions on two fields one each.
                Optional<FieldBounds> bounds = arrayUsed && array
                        ? Optional.empty()
                        : conditions.bounds(index.fields().get(field), array);
                if (bounds.isEmpty() || !add(bounds.get(), field)) {
                    break;
                }
                arrayUsed |= array;
            }
            if (!bounded) {
                ranges = prefixes.stream()
                        .map(prefix -> prefix.range(Interval.ALL))
                        .toList();
            }
        }

        private boolean add(FieldBounds bounds, int field) {
            List<Interval> intervals = index.ascends(field)
                    ? bounds.intervals()
                    : bounds.intervals().stream()
                            .map(Interval::inverted)
                            .toList()
                            .reversed();
            if ((long) prefixes.size() * intervals.size() > MAX_RANGES) {
                return false;
            }
            if (bounds.points()) {
                List<Prefix> longer = new ArrayList<>();
                prefixes.forEach(prefix -> intervals.forEach(point -> longer.add(prefix.with(point))));
                prefixes = longer;
            } else {
                ranges = prefixes.stream()
                        .flatMap(prefix -> intervals.stream().map(prefix::range))
                        .toList();
                bounded = true;
            }
            used++;
            exact &= bounds.exact();
            present |= bounds.present();
            return true;
        }
    }

    /** Single values of the leading fields. */
    private record Prefix(byte[] bytes, int[] ends) {

        Prefix with(Interval point) {
            byte[] longer = point.from().within(bytes).beginning();
            int[] more = Arrays.copyOf(ends, ends.length + 1);
            more[ends.length] = longer.length;
            return new Prefix(longer, more);
        }

        KeyRange range(Interval next) {
            return KeyRange.of(next.from().within(bytes), next.to().within(bytes), ends);
        }
    }
}
