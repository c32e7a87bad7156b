package org.usersay.subscription.payment;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How subscribers pay.
 *
 * @param accounts bank accounts by site, one for each currency; a site without one asks for no transfer
 * @param sellers companies that issue invoices, by site; a site without one issues none
 */
@Validated
@ConfigurationProperties("usersay.payment")
record PaymentSettings(
        @DefaultValue Map<String, List<@Valid BankAccount>> accounts,
        @DefaultValue Map<String, @Valid Seller> sellers) {

    PaymentSettings {
        accounts = Map.copyOf(accounts);
        sellers = Map.copyOf(sellers);
    }
}
