package org.usersay.starter.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Difference of two records of one type, as text for an audit entry. */
public final class ChangedFields {

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
            List<String> parts = new ArrayList<>();
            news.stream().filter(value -> !olds.contains(value)).forEach(value -> parts.add("+" + value));
            olds.stream().filter(value -> !news.contains(value)).forEach(value -> parts.add("-" + value));
            return Stream.of(name + ": " + (parts.isEmpty() ? "another order" : String.join(" ", parts)));
        }
        return Stream.of(name + ": " + before + " -> " + after);
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
