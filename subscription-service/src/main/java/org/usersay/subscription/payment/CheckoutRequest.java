package org.usersay.subscription.payment;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a subscriber is to pay on the page of a provider.
 *
 * @param reference of the order, which comes back with the notice
 * @param title what is paid for, as the page shows it
 * @param email of the subscriber
 * @param language of the page, two letters
 * @param back page of the order, to which the provider leads back
 */
public record CheckoutRequest(
        String reference,
        String title,
        BigDecimal amount,
        Currency currency,
        String email,
        String language,
        String back) {

    /** The amount in the currency's smallest coins. */
    long minorUnits() {
        return amount.movePointRight(Math.max(currency.getDefaultFractionDigits(), 0))
                .longValueExact();
    }
}
