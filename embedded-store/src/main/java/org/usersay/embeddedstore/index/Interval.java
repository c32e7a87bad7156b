package org.usersay.embeddedstore.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of one field from one edge to another.
 *
 * @param point whether it is exactly one value
 */
record Interval(Edge from, Edge to, boolean point) {

    static final Interval ALL = new Interval(new Edge(new byte[0], false), new Edge(new byte[0], true), false);

    static final Interval TEXT = ofType(KeyWriter.TEXT);

    private static Interval ofType(int type) {
        byte[] beginning = {(byte) type};
        return new Interval(new Edge(beginning, false), new Edge(beginning, true), false);
    }

    static Interval of(@Nullable Object value) {
        byte[] key = KeyWriter.value(value);
        return new Interval(new Edge(key, false), new Edge(key, true), true);
    }

    /** All values of the bound's type that lie on one side of it. */
    static Interval beside(Object bound, boolean above, boolean included) {
        byte[] key = KeyWriter.value(bound);
        byte[] type = {key[0]};
        return above
                ? new Interval(new Edge(key, !included), new Edge(type, true), false)
                : new Interval(new Edge(type, false), new Edge(key, included), false);
    }

    boolean isNull() {
        return point && from.beginning()[0] == KeyWriter.NULL;
    }

    /** The same values in a descending field. */
    Interval inverted() {
        return new Interval(to.inverted(), from.inverted(), point);
    }

    /** Values that lie in both; the lists are in order and without overlaps, and so is the result. */
    static List<Interval> common(List<Interval> some, List<Interval> others) {
        List<Interval> common = new ArrayList<>();
        for (Interval one : some) {
            for (Interval other : others) {
                Edge from = one.from.isBelow(other.from) ? other.from : one.from;
                Edge to = one.to.isBelow(other.to) ? one.to : other.to;
                if (from.isBelow(to)) {
                    common.add(new Interval(from, to, one.point || other.point));
                }
            }
        }
        return common;
    }
}
