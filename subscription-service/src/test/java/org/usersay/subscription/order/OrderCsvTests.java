package org.usersay.subscription.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"})
    void formulaStaysText(String formula) {
        assertThat(OrderCsv.cell(formula)).startsWith("\"'");
    }

    @Test
    void quotesAreDoubled() {
        assertThat(OrderCsv.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
        assertThat(OrderCsv.cell(null)).isEqualTo("\"\"");
    }
}
