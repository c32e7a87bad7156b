package org.usersay.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {

    private final Table table = new Table(List.of("what", "n"));

    @Test
    void isMarkdownWithEqualWidths() {
        table.add(List.of("thread page", "12"));
        table.add(List.of("a|b", "3"));
        assertThat(table).hasToString("""
                        | what        | n   |
                        | ----------- | --- |
                        | thread page | 12  |
                        | a\\|b        | 3   |
                        """);
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> table.add(List.of("only one"))).isInstanceOf(IllegalArgumentException.class);
    }
}
