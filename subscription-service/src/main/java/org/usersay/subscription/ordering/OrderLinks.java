package org.usersay.subscription.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer about an order leads to.
 *
 * @param payment the transfer that it waits for
 * @param checkout address under the API's host that has a provider's page prepared to pay it; null where there is none
 * @param invoice address of its invoice, likewise
 * @param creditNotes of what was paid back
 */
record OrderLinks(
        @Nullable OrderPayment payment,
        @Nullable String checkout,
        @Nullable String invoice,
        List<OrderView.CreditNote> creditNotes) {

    static final OrderLinks NONE = new OrderLinks(null, null, null, List.of());

    OrderLinks {
        creditNotes = List.copyOf(creditNotes);
    }
}
