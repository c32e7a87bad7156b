package org.usersay.starter.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Line of a CSV file (RFC 4180). A cell that a spreadsheet would evaluate as a formula starts with an apostrophe. A file
 * begins with {@link #BYTE_ORDER_MARK}, without which Excel reads it in the encoding of the system.
 */
public final class CsvLine {

    /** The first character of a file. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String STARTS_FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private CsvLine() {}

    /** The line with its line break; null is an empty cell. */
    public static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = String.valueOf(value);
        if (!(value instanceof Number) && !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
