package org.usersay.subscription.order;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.secret.ServerSecrets;

/** Tokens that show an order to whom its mails went. Derived, so that every later mail can carry one and no database holds it. */
@Component
public class OrderTokens {

    private final ServerSecrets secrets;

    OrderTokens(ServerSecrets secrets) {
        this.secrets = secrets;
    }

    public RandomToken of(OrderNumber reference) {
        return secrets.named("orders").successor(reference.value());
    }

    public boolean opens(OrderNumber reference, @Nullable String token) {
        return RandomToken.parse(token).filter(of(reference)::equals).isPresent();
    }
}
