package org.usersay.subscription.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.bankstatement.StatementLine.Incoming;
import org.usersay.subscription.bankstatement.StatementLine.Outgoing;
import org.usersay.subscription.bankstatement.StatementLine.Unreadable;

class StatementReaderTests {

    private static final String HEADINGS = "date,transaction,amount,currency,description\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            520000       | 520000
            +520000      | 520000
            520,000      | 520000
            520.000      | 520000
            1,560,000.00 | 1560000.00
            1.560.000,00 | 1560000.00
            468.5        | 468.5
            468,50       | 468.50
            -520,000     | -520000
            """)
    void amountsAreReadAsBanksWriteThem(String written, BigDecimal amount) {
        assertThat(Amounts.parse(written))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=520000",
                "@520000",
                "+-520000",
                "520 000",
                "5,20,000",
                "520000.000.00",
                "1e6",
                "٥٢",
                "0x10",
                "NaN",
                "520000 VND",
                "1234567890123456"
            })
    void whatIsNoAmountIsNone(String written) {
        assertThat(Amounts.parse(written)).isEmpty();
    }

    @Test
    void columnsOfAVietnameseBankAreUnderstoodWhateverTheirOrder() {
        var line = line("\uFEFFSố dư;Nội dung giao dịch;Ngày giao dịch;Số bút toán;Ghi có\n"
                + "9;\"CT DEN ABCDE12345; \"\"cam on\"\"\";30/11/2026 08:15:00;FT2633412345;\"1.976.000\"\n");
        assertThat(line).isInstanceOfSatisfying(Incoming.class, read -> {
            assertThat(read.number()).isEqualTo(2);
            assertThat(read.transfer().transaction()).isEqualTo("FT2633412345");
            assertThat(read.transfer().on()).isEqualTo("2026-11-30");
            assertThat(read.transfer().amount().amount()).isEqualByComparingTo("1976000");
            assertThat(read.transfer().text()).isEqualTo("CT DEN ABCDE12345; \"cam on\"");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30,=cmd|' /C calc'!A0,520000,VND,x",
                "2026-11-30,T1,=520000,VND,x",
                "2026-11-30,T1,@SUM(A1),VND,x",
                "2026-11-30,T1,520000.5,VND,x",
                "2026-11-30,T1,4.9055,USD,x",
                "2026-11-30,T1,520000,XXL,x",
                "2026-11-30,,520000,VND,x",
                "2026-02-30,T1,520000,VND,x",
                "tomorrow,T1,520000,VND,x",
                "+999999999-01-01,T1,520000,VND,x",
                "2026-11-30"
            })
    void lineThatCannotBeReadIsTold(String line) {
        assertThat(line(HEADINGS + line)).isInstanceOfAny(Unreadable.class, Outgoing.class);
    }

    @Test
    void lineAfterAnUnreadableOneIsRead() {
        var lines = read(HEADINGS + "x,\"T\t1\",1,VND,\"a \"\"b\"\"\nc\"\n2026-11-30,T2,520000,VND,\t=ABCDE12345\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).isInstanceOf(Incoming.class);
    }

    @Test
    void moneyThatGoesOutIsPassedOver() {
        assertThat(line(HEADINGS + "2026-11-30,T1,-520000,VND,x")).isInstanceOf(Outgoing.class);
        assertThat(line(HEADINGS + "2026-11-30,T1,,VND,x")).isInstanceOf(Outgoing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "amount\n1",
                "date,transaction,amount,amount,description\n",
                "<html><body>Your session has ended</body></html>"
            })
    void whatIsNoStatementIsRefused(String file) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(file));
    }

    @Test
    void fileOfAnotherEncodingOrOfTooManyLinesIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> StatementReader.read((HEADINGS + "Hà Nội").getBytes(StandardCharsets.ISO_8859_1)));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(HEADINGS + "x,\n".repeat(StatementReader.MAX_LINES + 1)));
    }

    @Test
    void fileOfMillionsOfCellsIsRefusedBeforeItIsRead() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(HEADINGS + ",".repeat(StatementReader.MAX_BYTES)));
        assertThat(read(HEADINGS + ",".repeat(StatementReader.MAX_BYTES / 2))).hasSize(1);
    }

    private static StatementLine line(String file) {
        return read(file).getFirst();
    }

    private static java.util.List<StatementLine> read(String file) {
        return StatementReader.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
