package org.usersay.starter.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/**
 * Conditions that all hold for the lines that are looked for; null where anything does. Values are compared as they stand.
 *
 * @param actor id of the deciding reader
 * @param from time of the first line
 * @param to time before which the last line was written
 */
public record AuditSearch(
        @Nullable String action,
        @Nullable String actor,
        @Nullable String target,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Everything in a trail. */
    public static final AuditSearch EVERYTHING = new AuditSearch(null, null, null, null, null);

    /** Longer than any id of a reader, a comment or an article. */
    public static final int MAX_LENGTH = 300;

    /** @throws ProblemException 400 for what no line can be */
    public AuditSearch {
        requireShort("action", action);
        requireShort("actor", actor);
        requireShort("target", target);
        if (from != null && to != null && !from.isBefore(to)) {
            throw CommonProblem.invalid("to", "A day, or a moment, after the one in from.");
        }
    }

    private static void requireShort(String name, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > MAX_LENGTH)) {
            throw CommonProblem.invalid(name, "1 to " + MAX_LENGTH + " characters");
        }
    }

    /** The values that a line has to have, by its fields. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "actor", actor);
        put(fields, "action", action);
        put(fields, "target", target);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** What tells cursors of this search from those of another; nothing where everything is looked for. */
    String scope() {
        var scope = new StringBuilder();
        fields().forEach((field, value) -> scope.append(" %s %d:%s".formatted(field, value.length(), value)));
        return scope + (from == null ? "" : " from " + from) + (to == null ? "" : " to " + to);
    }
}
