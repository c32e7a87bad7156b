package org.usersay.starter.openapi;

import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of Bean Validation, which match the whole text in Java's syntax, as those of JSON Schema: anchored, in the part of the
 * syntax that ECMAScript and others share. One that cannot be written so is left out.
 */
final class Patterns {

    private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f";

    private Patterns() {}

    static void makePortable(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        if (schema.getPattern() != null) {
            schema.setPattern(portable(schema.getPattern()));
        }
        makePortable(schema.getItems());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Patterns::makePortable);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(Patterns::makePortable);
        }
    }

    private static @Nullable String portable(String pattern) {
        var translated = pattern.replace("\\P{Cc}", "[^" + CONTROL + "]").replace("\\p{Cc}", CONTROL);
        if (translated.contains("&&") || translated.contains("\\p{") || translated.contains("(?s)")) {
            return null;
        }
        return translated.startsWith("^") || translated.startsWith("[^\\u0000-\\u0020]")
                ? translated
                : "^(?:" + translated + ")$";
    }
}
