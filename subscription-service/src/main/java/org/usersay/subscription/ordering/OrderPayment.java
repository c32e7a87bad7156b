package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.payment.RequestedTransfer;

/**
 * How an order is paid, as answers show it.
 *
 * @param reference what the transfer has to say
 * @param code text of the VietQR code; null where there is none
 * @param image address of the drawn code, under the API's host; null where there is none
 */
public record OrderPayment(
        String reference,
        BigDecimal amount,
        String currency,
        String bank,
        String account,
        String holder,
        @Nullable String code,
        @Nullable String image) {

    static OrderPayment of(RequestedTransfer transfer, String image) {
        return new OrderPayment(
                transfer.reference(),
                transfer.amount(),
                transfer.currency(),
                transfer.bank(),
                transfer.account(),
                transfer.holder(),
                transfer.code(),
                transfer.code() == null ? null : image);
    }
}
