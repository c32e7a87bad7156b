package org.usersay.subscription.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.usersay.subscription.contact.Language;

/** An amount of money, exact to the currency's smallest coin. */
public record Price(BigDecimal amount, Currency currency) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Price {
        amount = amount.setScale(Math.max(currency.getDefaultFractionDigits(), 0), RoundingMode.HALF_UP);
    }

    /** What {@code copies} of a plan cost. */
    public static Price of(Plan plan, int copies) {
        return new Price(plan.price().multiply(BigDecimal.valueOf(copies)), plan.currency());
    }

    /** Why an amount has more digits than the currency, so that it would be rounded; empty where it has not. */
    public static Optional<String> inexact(BigDecimal amount, Currency currency) {
        var digits = Math.max(currency.getDefaultFractionDigits(), 0);
        return amount.stripTrailingZeros().scale() <= digits
                ? Optional.empty()
                : Optional.of(digits == 0 ? "Without decimals." : "With " + digits + " decimals at most.");
    }

    /** Nothing of a currency. */
    public static Price zero(Currency currency) {
        return new Price(BigDecimal.ZERO, currency);
    }

    /** So many times as much. */
    public Price times(int count) {
        return new Price(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    public Price plus(Price other) {
        return new Price(amount.add(other.amount), currency);
    }

    public Price minus(Price other) {
        return new Price(amount.subtract(other.amount), currency);
    }

    /** The tax that it contains at this rate. */
    public Price includedTax(BigDecimal percent) {
        return new Price(amount.multiply(percent).divide(HUNDRED.add(percent), MathContext.DECIMAL128), currency);
    }

    /** As people write it: {@code 1,560,000 VND}, or {@code 1.560.000 VND} in Vietnamese. */
    public String written(Language language) {
        var format = NumberFormat.getNumberInstance(Locale.of(language.code()));
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount) + " " + currency.getCurrencyCode();
    }
}
