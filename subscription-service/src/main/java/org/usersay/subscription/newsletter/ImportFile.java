package org.usersay.subscription.newsletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.usersay.starter.csv.CsvRecords;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Files of addresses: CSV whose first line names its columns, or NDJSON. Both have the same fields. */
final class ImportFile {

    /** Most lines of one file. */
    static final int MAX_LINES = 10_000;

    private static final Set<String> REQUIRED = Set.of(ImportLine.EMAIL, ImportLine.CONSENTED_AT, ImportLine.ORIGIN);
    private static final Set<String> KNOWN =
            Set.of(ImportLine.EMAIL, ImportLine.CONSENTED_AT, ImportLine.ORIGIN, ImportLine.LOCALE);

    private ImportFile() {}

    /**
     * One line as it stands in the file.
     *
     * @param fields empty where the line is malformed
     */
    record Line(int number, Map<String, String> fields) {

        Line {
            fields = Map.copyOf(fields);
        }
    }

    static List<Line> csv(byte[] file) {
        var rows = CsvRecords.of(text(file), MAX_LINES + 2);
        if (rows.isEmpty()) {
            return List.of();
        }
        var columns = rows.getFirst().cells().stream().map(String::strip).toList();
        if (!KNOWN.containsAll(columns)
                || !columns.containsAll(REQUIRED)
                || new HashSet<>(columns).size() < columns.size()) {
            throw ImportLine.unreadable(
                    "The first line names the columns: email, consentedAt, origin and, if there is one, locale.");
        }
        return bounded(rows.subList(1, rows.size())).stream()
                .map(row -> new Line(row.line(), fields(columns, row.cells())))
                .toList();
    }

    private static Map<String, String> fields(List<String> columns, List<String> cells) {
        var fields = new HashMap<String, String>();
        for (int column = 0; column < columns.size() && cells.size() == columns.size(); column++) {
            fields.put(columns.get(column), cells.get(column).strip());
        }
        return fields;
    }

    static List<Line> ndjson(byte[] file, JsonMapper json) {
        var lines = new ArrayList<Line>();
        var texts = bounded(text(file).lines().limit(MAX_LINES + 1).toList());
        for (int index = 0; index < texts.size(); index++) {
            if (!texts.get(index).isBlank()) {
                lines.add(new Line(index + 1, fields(texts.get(index), json)));
            }
        }
        return lines;
    }

    private static Map<String, String> fields(String line, JsonMapper json) {
        try {
            var object = json.readTree(line);
            var fields = new HashMap<String, String>();
            object.properties().forEach(field -> {
                if (field.getValue().isString()) {
                    fields.put(field.getKey(), field.getValue().stringValue());
                }
            });
            return fields.size() == object.size() && KNOWN.containsAll(fields.keySet()) ? fields : Map.of();
        } catch (JacksonException malformed) {
            return Map.of();
        }
    }

    private static <T> List<T> bounded(List<T> lines) {
        if (lines.size() > MAX_LINES) {
            throw ImportLine.unreadable("Send at most " + MAX_LINES + " lines at once.");
        }
        return lines;
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ImportLine.unreadable("Save the file as UTF-8.");
        }
    }
}
