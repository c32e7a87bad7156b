package org.usersay.starter.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Records of a CSV file (RFC 4180) that is in memory: cells between commas, or between semicolons where the first line has
 * more of those; a cell in quotes may hold either, line breaks and doubled quotes. A leading byte order mark and empty lines are
 * left out. A quote that is never closed ends with the file.
 */
public final class CsvRecords {

    private static final char QUOTE = '"';

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvRecords(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /**
     * One record.
     *
     * @param line where it begins, from 1
     */
    public record Row(int line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The first records of a text, of which no more than {@code most} are read. */
    public static List<Row> of(String text, int most) {
        return new CsvRecords(text.startsWith(CsvLine.BYTE_ORDER_MARK) ? text.substring(1) : text).rows(most);
    }

    private static char separator(String text) {
        var head = text.lines().findFirst().orElse("");
        var semicolons = head.chars().filter(each -> each == ';').count();
        return semicolons > head.chars().filter(each -> each == ',').count() ? ';' : ',';
    }

    private List<Row> rows(int most) {
        var rows = new ArrayList<Row>();
        while (at < text.length() && rows.size() < most) {
            var row = row();
            if (row.cells().size() > 1 || !row.cells().getFirst().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        var begin = line;
        var cells = new ArrayList<String>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at++) == separator);
        endLine();
        return new Row(begin, cells);
    }

    /** After the sign that ended the last cell, which is a line break or the end of the text. */
    private void endLine() {
        if (at > 0 && text.charAt(at - 1) == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    /** Ends before a separator or a line break. */
    private String cell() {
        return at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain();
    }

    private String plain() {
        var from = at;
        while (at < text.length() && !endsCell(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            var sign = text.charAt(at++);
            if (sign == QUOTE && at < text.length() && text.charAt(at) == QUOTE) {
                at++;
            } else if (sign == QUOTE) {
                return cell + plain();
            }
            line += sign == '\n' ? 1 : 0;
            cell.append(sign);
        }
        return cell.toString();
    }

    private boolean endsCell(char sign) {
        return sign == separator || sign == '\n' || sign == '\r';
    }
}
