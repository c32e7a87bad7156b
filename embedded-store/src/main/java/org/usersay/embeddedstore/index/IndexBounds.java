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

    /** The more fields have single values, the fewer documents are left; then a bound on the next field. */
    static final Comparator<IndexBounds> BY_USE =
            Comparator.comparingInt(IndexBounds::fixed).thenComparing(IndexBounds::bounded);

    private static final int MAX_RANGES = 20_000;

    /** Empty where an alternative of the query is not bounded by the index, or may match what the index lacks. */
    static Optional<IndexBounds> of(OrderedIndex index, List<Conjunction> alternatives) {
        List<KeyRange> ranges = new ArrayList<>();
        boolean exact = true;
        boolean bounded = true;
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
        return ranges.stream().mapToInt(range -> range.ends().length).min().orElse(Integer.MAX_VALUE);
    }

    /** Whether a field has the same single value in all ranges. */
    boolean isConstant(int field) {
        return field < fixed()
                && ranges.stream()
                        .map(range -> value(range, field))
                        .allMatch(value -> Arrays.equals(value, value(ranges.getFirst(), field)));
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
                List<Object> own =
                        conditions.fields().getOrDefault(index.fields().get(field), List.of());
                boolean array = index.isArray(field);
                // Elements of one array may meet the conditions on two fields one each.
                Optional<FieldBounds> bounds = arrayUsed && array ? Optional.empty() : FieldBounds.of(own, array);
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
                prefixes = prefixes.stream()
                        .flatMap(prefix -> intervals.stream().map(prefix::with))
                        .toList();
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
