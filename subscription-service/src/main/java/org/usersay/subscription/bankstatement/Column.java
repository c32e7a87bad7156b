package org.usersay.subscription.bankstatement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Columns of a statement, in any order and case, by their English names or those of Vietnamese banks. Others are passed over. */
enum Column {
    DATE,
    TRANSACTION,
    AMOUNT,
    CURRENCY,
    DESCRIPTION;

    private static final Map<Column, List<String>> NAMES = Map.of(
            DATE,
            List.of("date", "booking date", "transaction date", "ngày", "ngày giao dịch", "ngày hạch toán"),
            TRANSACTION,
            List.of("transaction", "transaction id", "mã giao dịch", "số giao dịch", "số bút toán", "số tham chiếu"),
            AMOUNT,
            List.of("amount", "credit", "số tiền", "ghi có", "phát sinh có"),
            CURRENCY,
            List.of("currency", "loại tiền", "tiền tệ"),
            DESCRIPTION,
            List.of("description", "purpose", "nội dung", "nội dung giao dịch", "diễn giải"));

    /** Whether a statement may lack it: a statement without currencies is one in đồng. */
    boolean optional() {
        return this == CURRENCY;
    }

    /** How a message calls it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> named(String heading) {
        var name = heading.strip().toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(column -> column.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
