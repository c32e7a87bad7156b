package org.usersay.subscription.payment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber has to transfer, and where to.
 *
 * @param reference what the transfer has to say
 * @param code text of the VietQR code; null where the account or its currency has none
 */
public record RequestedTransfer(
        String bank,
        String holder,
        String account,
        String reference,
        BigDecimal amount,
        String currency,
        @Nullable String code) {

    static RequestedTransfer to(BankAccount account, String reference, BigDecimal amount) {
        return new RequestedTransfer(
                account.bank(),
                account.holder(),
                account.number(),
                reference,
                amount,
                account.currency().getCurrencyCode(),
                account.takesVietQr() ? VietQr.transfer(account, amount, reference) : null);
    }
}
