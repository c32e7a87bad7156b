package org.usersay.subscription.order;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.contact.EmailAddress;

/** Which of some addresses have an order of a site that is paid for and not over: index {@code emailKey}. */
@Component
public class PlanSubscribers {

    private final OrderStore store;

    PlanSubscribers(OrderStore store) {
        this.store = store;
    }

    /**
     * Keys of those addresses.
     *
     * @param plan null for any
     */
    public Set<String> among(Collection<EmailAddress> addresses, String site, @Nullable String plan) {
        var keys = addresses.stream().map(EmailAddress::key).toList();
        var ordered = and(in("emailKey", keys), eq("site", site), in("state", OrderState.DELIVERED));
        return store.collection()
                .find(plan == null ? ordered : and(ordered, eq("form.plan", plan)))
                .projection(Projections.include("emailKey"))
                .map(order -> order.getString("emailKey"))
                .into(new HashSet<>());
    }
}
