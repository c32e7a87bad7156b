package org.usersay.starter.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Difference of two records of one type, as text for an audit entry. */
public final class ChangedFields {

    /** Elements of a list that are named at most; word lists are imported by thousands. */
    private static final int MAX = 200;

    private ChangedFields() {}

    /** The fields that differ, such as {@code mode: OPEN -> CLOSED; heldWords: +scam -spam}; empty where none does. */
    public static <R extends Record> String between(R before, R after) {
        return String.join(
                "; ",
                Stream.of(before.getClass().getRecordComponents())
                        .flatMap(field -> change(field.getName(), value(field, before), value(field, after)))
                        .toList());
    }

    private static Stream<String> change(String name, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return Stream.empty();
        }
        if (before instanceof Collection<?> olds && after instanceof Collection<?> news) {
            var parts = Stream.concat(missingIn(olds, news, "+"), missingIn(news, olds, "-"))
                    .toList();
            return Stream.of(name + ": " + (parts.isEmpty() ? "another order" : listed(parts)));
        }
        return Stream.of(name + ": " + before + " -> " + after);
    }

    private static Stream<String> missingIn(Collection<?> some, Collection<?> others, String sign) {
        var known = new HashSet<>(some);
        return others.stream().filter(value -> !known.contains(value)).map(value -> sign + value);
    }

    private static String listed(List<String> parts) {
        var first = String.join(" ", parts.subList(0, Math.min(parts.size(), MAX)));
        return parts.size() <= MAX ? first : first + " and " + (parts.size() - MAX) + " more";
    }

    private static @Nullable Object value(RecordComponent field, Record owner) {
        try {
            var accessor = field.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("Not readable: " + field, e);
        }
    }
}
