package org.usersay.subscription.payment;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Transfers that subscribers are asked for. */
@Component
public class BankTransfers {

    private final PaymentSettings settings;

    BankTransfers(PaymentSettings settings) {
        this.settings = settings;
    }

    /**
     * The transfer of an amount to the site's account in that currency; empty where the site has none, or nothing is to be
     * paid.
     *
     * @param reference letters and digits, at most 25, by which the transfer is recognised
     */
    public Optional<RequestedTransfer> request(String site, String reference, BigDecimal amount, Currency currency) {
        return amount.signum() <= 0
                ? Optional.empty()
                : settings.accounts().getOrDefault(site, List.of()).stream()
                        .filter(account -> account.currency().equals(currency))
                        .findFirst()
                        .map(account -> RequestedTransfer.to(account, reference, amount));
    }
}
