package org.usersay.subscription.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * Payment that a provider has received.
 *
 * @param transaction the provider's number of it, which no other has
 * @param reference what it was for, as it was asked for
 */
public record PaymentNotice(String transaction, String reference, BigDecimal amount, Currency currency, Instant at) {}
