package org.usersay.subscription.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount of money, exact to the currency's smallest coin. */
record Price(BigDecimal amount, Currency currency) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Price {
        amount = amount.setScale(Math.max(currency.getDefaultFractionDigits(), 0), RoundingMode.HALF_UP);
    }

    /** What {@code copies} of a plan cost, less the discount. */
    static Price of(Plan plan, int copies, int discountPercent) {
        var full = plan.price().multiply(BigDecimal.valueOf(copies));
        var part = BigDecimal.valueOf(100L - discountPercent).divide(HUNDRED);
        return new Price(full.multiply(part), plan.currency());
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
