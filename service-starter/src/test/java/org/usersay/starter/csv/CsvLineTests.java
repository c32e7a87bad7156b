package org.usersay.starter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"})
    void formulaStaysText(String formula) {
        assertThat(CsvLine.of(List.of(formula))).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void cellsAreQuotedWhereNeeded() {
        assertThat(CsvLine.of(Arrays.asList("a \"b\", c", null, -3, "two\nlines", "plain")))
                .isEqualTo("\"a \"\"b\"\", c\",,-3,\"two\nlines\",plain\r\n");
    }
}
