package org.usersay.starter.openapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Executable;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records that are one value in JSON: those with a delegating creator. */
final class ValueRecords {

    private ValueRecords() {}

    /** What the creator takes; null for a type without one. */
    static @Nullable Type delegate(Class<?> type) {
        if (!type.isRecord()) {
            return null;
        }
        return Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .filter(ValueRecords::isDelegating)
                .map(creator -> creator.getGenericParameterTypes()[0])
                .findFirst()
                .orElse(null);
    }

    private static boolean isDelegating(Executable creator) {
        var annotation = creator.getAnnotation(JsonCreator.class);
        return annotation != null && annotation.mode() == JsonCreator.Mode.DELEGATING;
    }

    /** The value with the bounds that an annotation of the record states. */
    static Schema<?> describe(Schema<?> value, Class<?> type) {
        var stated = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (stated != null) {
            value.setFormat(stated.format().isEmpty() ? null : stated.format());
            value.setPattern(stated.pattern().isEmpty() ? null : stated.pattern());
            value.setMinLength(stated.minLength() == 0 ? null : stated.minLength());
            value.setMaxLength(stated.maxLength() == Integer.MAX_VALUE ? null : stated.maxLength());
        }
        return value;
    }
}
