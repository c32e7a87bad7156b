package org.usersay.subscription.bankstatement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.usersay.subscription.bankstatement.StatementLine.Incoming;
import org.usersay.subscription.bankstatement.StatementLine.Outgoing;
import org.usersay.subscription.bankstatement.StatementLine.Unreadable;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.ordering.BankTransfer;

/** One line of a statement. What a spreadsheet would evaluate is text here, and no amount. */
record LineParser(Map<Column, Integer> columns, CSVRecord record) {

    private static final Pattern TRANSACTION = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ./_:|\\\\-]{0,63}");
    private static final int MAX_TEXT = 1_000;
    private static final int DAY_LENGTH = 10;
    private static final List<DateTimeFormatter> DATES =
            List.of(format("uuuu-MM-dd"), format("dd/MM/uuuu"), format("dd-MM-uuuu"), format("dd.MM.uuuu"));

    StatementLine line() {
        var amount = Amounts.parse(cell(Column.AMOUNT));
        if (cell(Column.AMOUNT).isEmpty() || amount.filter(LineParser::outgoing).isPresent()) {
            return new Outgoing(number());
        }
        var currency = currency();
        if (amount.isEmpty() || currency.isEmpty() || !whole(amount.get(), currency.get())) {
            return unreadable("amount");
        }
        var date = date();
        if (date.isEmpty()) {
            return unreadable("date");
        }
        if (!TRANSACTION.matcher(cell(Column.TRANSACTION)).matches()) {
            return unreadable("transaction");
        }
        var text = cell(Column.DESCRIPTION);
        return text.length() > MAX_TEXT
                ? unreadable("description")
                : new Incoming(
                        number(),
                        new BankTransfer(
                                cell(Column.TRANSACTION), date.get(), new Price(amount.get(), currency.get()), text));
    }

    private static boolean outgoing(BigDecimal amount) {
        return amount.signum() <= 0;
    }

    /** Whether it has no more digits than the currency, so that nothing is rounded. */
    private static boolean whole(BigDecimal amount, Currency currency) {
        return amount.stripTrailingZeros().scale() <= Math.max(currency.getDefaultFractionDigits(), 0);
    }

    private Optional<Currency> currency() {
        var code = columns.containsKey(Column.CURRENCY) ? cell(Column.CURRENCY) : "VND";
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equalsIgnoreCase(code))
                .findFirst();
    }

    /** The day, which may have a time after it. */
    private Optional<LocalDate> date() {
        var day = cell(Column.DATE).split("[ T]", 2)[0];
        return day.length() > DAY_LENGTH
                ? Optional.empty()
                : DATES.stream().flatMap(format -> parse(day, format).stream()).findFirst();
    }

    private static Optional<LocalDate> parse(String day, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(day, format));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    private String cell(Column column) {
        var index = columns.get(column);
        return index == null || index >= record.size() ? "" : record.get(index).strip();
    }

    private long number() {
        return record.getRecordNumber();
    }

    private Unreadable unreadable(String column) {
        return new Unreadable(number(), "The " + column + " cannot be read.");
    }
}
