package org.usersay.subscription.payment;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Companies that sell the sites' subscriptions. A site without one issues no invoices. */
@Component
public class Sellers {

    private final PaymentSettings settings;

    Sellers(PaymentSettings settings) {
        this.settings = settings;
    }

    public Optional<Seller> of(String site) {
        return Optional.ofNullable(settings.sellers().get(site));
    }
}
