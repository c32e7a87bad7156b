package org.usersay.subscription.bankstatement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts as banks write them: {@code 520000}, {@code 1,560,000.00}, {@code 1.560.000,00}, with or without a sign. A separator
 * before three digits groups them, one before one or two is the decimal point.
 */
final class Amounts {

    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,15}([.,][0-9]{1,2})?");
    private static final Pattern BY_COMMA = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3}){1,4}(\\.[0-9]{1,2})?");
    private static final Pattern BY_DOT = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{3}){1,4}(,[0-9]{1,2})?");

    private Amounts() {}

    static Optional<BigDecimal> parse(String text) {
        var number = text.strip();
        if (BY_COMMA.matcher(number).matches()) {
            return Optional.of(new BigDecimal(number.replace(",", "")));
        }
        if (BY_DOT.matcher(number).matches()) {
            return Optional.of(new BigDecimal(number.replace(".", "").replace(',', '.')));
        }
        return PLAIN.matcher(number).matches()
                ? Optional.of(new BigDecimal(number.replace(',', '.')))
                : Optional.empty();
    }
}
