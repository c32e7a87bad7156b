package org.usersay.starter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.usersay.starter.csv.CsvRecords.Row;

class CsvRecordsTests {

    private static final int MANY = 100;

    @Test
    void noMoreIsReadThanAskedFor() {
        assertThat(CsvRecords.of("a\n\nb\nc", 2)).containsExactly(row(1, "a"), row(3, "b"));
    }

    @Test
    void cellsAreSeparatedByCommasOrSemicolons() {
        assertThat(CsvRecords.of("a,b\r\n1,2\r\n", MANY)).containsExactly(row(1, "a", "b"), row(2, "1", "2"));
        assertThat(CsvRecords.of("a;b\n1,5;2", MANY)).containsExactly(row(1, "a", "b"), row(2, "1,5", "2"));
    }

    @Test
    void quotedCellsHoldSeparatorsQuotesAndLineBreaks() {
        assertThat(CsvRecords.of("a,b\n\"x, \"\"y\"\"\nz\",2\n3,\"\"\n", MANY))
                .containsExactly(row(1, "a", "b"), row(2, "x, \"y\"\nz", "2"), row(4, "3", ""));
    }

    @Test
    void byteOrderMarkAndEmptyLinesAreLeftOut() {
        assertThat(CsvRecords.of("\uFEFFa\n\n \nb", MANY)).containsExactly(row(1, "a"), row(4, "b"));
        assertThat(CsvRecords.of("", MANY)).isEmpty();
    }

    @Test
    void quoteThatIsNotClosedEndsWithTheFile() {
        assertThat(CsvRecords.of("a,\"b\nc", MANY)).containsExactly(row(1, "a", "b\nc"));
        assertThat(CsvRecords.of("\"", MANY)).isEmpty();
        assertThat(CsvRecords.of("\"a\"b,", MANY)).containsExactly(row(1, "ab", ""));
    }

    @Test
    void whatCsvLineWritesIsReadAgain() {
        var cells = List.of("plain", "with \"quotes\"", "two\nlines", "a,b", "");
        assertThat(CsvRecords.of(CsvLine.BYTE_ORDER_MARK + CsvLine.of(cells), MANY))
                .containsExactly(new Row(1, cells));
    }

    private static Row row(int line, String... cells) {
        return new Row(line, List.of(cells));
    }
}
