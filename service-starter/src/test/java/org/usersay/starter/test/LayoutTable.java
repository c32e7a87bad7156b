package org.usersay.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;

/**
 * What {@code docs/architecture.md} says of one service's collections. A row names a collection (or several), its shard
 * key, what is asked, and of which index; rows without a name go on with the collection above. The index on {@code _id},
 * which every collection has, counts for nothing here.
 */
record LayoutTable(List<Row> rows) {

    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    private static final Pattern INDEX =
            Pattern.compile("(unique )?`\\(?([A-Za-z._]+(?:, [A-Za-z._]+)*)\\)?`(, sparse)?");

    /** One collection; indexes as {@code unique (a, b)}. */
    record Row(String collection, String shardKey, Set<String> indexes) {

        static Row of(CollectionDefinition layout) {
            var indexes = new TreeSet<String>();
            layout.indexes().forEach(index -> indexes.add(describe(index)));
            return new Row(layout.name(), layout.shardKey().toString(), indexes);
        }

        private static String describe(Index index) {
            return describe(index.unique(), String.join(", ", index.fields()), index.sparse());
        }

        private static String describe(boolean unique, String fields, boolean sparse) {
            return (unique ? "unique " : "") + "(" + fields + ")" + (sparse ? ", sparse" : "");
        }
    }

    /** Tests run in their module's directory. */
    static LayoutTable of(String module) {
        try {
            return new LayoutTable(read(Files.readAllLines(Path.of("..", "docs", "architecture.md")).stream()
                    .dropWhile(line -> !line.equals("### Collections of `" + module + "`"))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("#"))
                    .filter(line -> line.startsWith("| `") || line.startsWith("| |"))
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> read(List<String> lines) {
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> names = List.of();
        for (String line : lines) {
            var cells = line.split("\\|", -1);
            var found =
                    NAME.matcher(cells[1]).results().map(name -> name.group(1)).toList();
            if (!found.isEmpty()) {
                names = found;
                // What comes after the equals sign explains the key.
                var key = cells[2].replaceAll(" = .*", "").replace("`", "").strip();
                names.forEach(name -> rows.put(name, new Row(name, key, new TreeSet<>())));
            }
            for (String name : names) {
                indexes(cells[4])
                        .forEach(index -> rows.computeIfPresent(name, (any, row) -> {
                            row.indexes().add(index);
                            return row;
                        }));
            }
        }
        return new ArrayList<>(rows.values());
    }

    private static List<String> indexes(String cell) {
        return INDEX.matcher(cell)
                .results()
                .filter(index -> !index.group(2).equals("_id"))
                .map(index -> Row.describe(index.group(1) != null, index.group(2), index.group(3) != null))
                .toList();
    }
}
