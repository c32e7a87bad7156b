package org.usersay.subscription.ordering;

import org.jspecify.annotations.Nullable;

/**
 * What an answer about an order leads to.
 *
 * @param payment the transfer that it waits for
 * @param checkout address under the API's host that has a provider's page prepared to pay it; null where there is none
 * @param invoice address of its invoice, likewise
 */
record OrderLinks(
        @Nullable OrderPayment payment,
        @Nullable String checkout,
        @Nullable String invoice) {

    static OrderLinks ofStaff(@Nullable String invoice) {
        return new OrderLinks(null, null, invoice);
    }
}
