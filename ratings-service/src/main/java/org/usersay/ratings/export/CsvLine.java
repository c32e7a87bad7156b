package org.usersay.ratings.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of a CSV file (RFC 4180). A cell that a spreadsheet would take for a formula is defused with an apostrophe. */
final class CsvLine {

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    private CsvLine() {}

    static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = String.valueOf(value);
        if (!(value instanceof Number) && FORMULA.matcher(text).matches()) {
            text = "'" + text;
        }
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
