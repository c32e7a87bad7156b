package org.usersay.subscription.bankstatement;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/**
 * Reads a statement: CSV in UTF-8, separated by commas, semicolons or tabs, whose first line names the {@link Column columns}.
 * A file that is no statement is a 400 problem; a line that cannot be read is told as such.
 */
final class StatementReader {

    /** Lines of one file; a bank's day has fewer. */
    static final int MAX_LINES = 2_000;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    /** Of one file, since its cells take many times as much memory. */
    static final int MAX_BYTES = 1_000_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private StatementReader() {}

    static List<StatementLine> read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw CommonProblem.BODY_TOO_LARGE.refusal("A statement has at most 1 MB. Send it in parts.");
        }
        var text = decode(file);
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw invalid("The file is empty.");
            }
            var columns = columns(records.next());
            var lines = new ArrayList<StatementLine>();
            while (records.hasNext()) {
                if (lines.size() == MAX_LINES) {
                    throw invalid("A statement has at most " + MAX_LINES + " lines. Send it in parts.");
                }
                lines.add(new LineParser(columns, records.next()).line());
            }
            return lines;
        } catch (IOException | UncheckedIOException e) {
            throw invalid("The file is no CSV file.");
        }
    }

    private static String decode(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid("The file is not in UTF-8. Save it as CSV UTF-8.");
        }
    }

    /** The one that the first line has most of. */
    private static char separator(String text) {
        var heading = text.lines().findFirst().orElse("");
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(separator -> count(heading, separator)))
                .orElseThrow();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private static Map<Column, Integer> columns(CSVRecord headings) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (var index = 0; index < headings.size(); index++) {
            var place = index;
            Column.named(headings.get(index)).ifPresent(column -> {
                if (columns.put(column, place) != null) {
                    throw invalid("The column " + column.title() + " is there twice.");
                }
            });
        }
        for (var column : Column.values()) {
            if (!column.optional() && !columns.containsKey(column)) {
                throw invalid("The first line has no column " + column.title() + ".");
            }
        }
        return columns;
    }

    private static ProblemException invalid(String detail) {
        return CommonProblem.invalid("", detail);
    }
}
