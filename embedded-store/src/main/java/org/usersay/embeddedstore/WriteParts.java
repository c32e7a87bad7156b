package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a write command with many statements. Each part is a command of its own, after which the store may write to its
 * file: pages that a single command has changed are all in memory, one for each entry of an index in the worst case. MongoDB
 * too runs each statement by itself.
 */
final class WriteParts {

    /** A value is an entry of an index at most, and an entry a page of 8 KB: 4 MB of changed pages. */
    private static final int VALUES = 500;

    private static final Map<String, String> FIELDS =
            Map.of("insert", "documents", "update", "updates", "delete", "deletes");

    private WriteParts() {}

    /** Runs the command in parts, and returns one result for all of them. */
    static Document run(Document command, String name, UnaryOperator<Document> part) {
        var field = FIELDS.get(name);
        var statements = field == null ? null : statements(command, field);
        if (statements == null || values(statements) <= VALUES) {
            return part.apply(command);
        }
        boolean ordered = !Boolean.FALSE.equals(command.get("ordered"));
        var all = new Document();
        int from = 0;
        while (from < statements.size() && !(ordered && all.containsKey("writeErrors"))) {
            int to = end(statements, from);
            var some = command.clone();
            some.put(field, new ArrayList<>(statements.subList(from, to)));
            add(all, part.apply(some), from);
            from = to;
        }
        return all;
    }

    /** Where the part ends that begins with a statement: after that one at least. */
    private static int end(List<?> statements, int from) {
        int to = from;
        long values = 0;
        do {
            values += values(statements.get(to));
            to++;
        } while (to < statements.size() && values + values(statements.get(to)) <= VALUES);
        return to;
    }

    private static long values(@Nullable Object value) {
        if (value instanceof Document document) {
            return values(document.values());
        }
        return value instanceof Collection<?> items
                ? items.stream().mapToLong(WriteParts::values).sum()
                : 1;
    }

    private static @Nullable List<?> statements(Document command, String field) {
        return command.get(field) instanceof Collection<?> statements ? new ArrayList<>(statements) : null;
    }

    /** Adds up numbers; errors and upserted ids are told by the place of their statement in the whole command. */
    private static void add(Document all, Document result, int from) {
        result.forEach((name, value) -> {
            if (value instanceof Collection<?> items) {
                var placed = new ArrayList<Object>(all.get(name) instanceof Collection<?> known ? known : List.of());
                items.forEach(item -> placed.add(placed((Document) item, from)));
                all.put(name, placed);
            } else if (value instanceof Integer number && all.get(name) instanceof Integer known) {
                all.put(name, number + known);
            } else {
                all.put(name, value);
            }
        });
    }

    private static Document placed(Document item, int from) {
        var placed = item.clone();
        if (item.get("index") instanceof Integer index) {
            placed.put("index", index + from);
        }
        return placed;
    }
}
