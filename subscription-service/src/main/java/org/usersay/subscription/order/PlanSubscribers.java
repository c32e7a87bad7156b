package org.usersay.subscription.order;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.order.SeatHolders.HeldSeat;

/**
 * Which of some addresses have an order of a site that is paid for and not over, or an account with a seat of one: indexes
 * {@code emailKey} and {@code seats.first}.
 */
@Component
public class PlanSubscribers {

    private final OrderStore store;
    private final SeatHolders seatHolders;
    private final Accounts accounts;

    PlanSubscribers(OrderStore store, SeatHolders seatHolders, Accounts accounts) {
        this.store = store;
        this.seatHolders = seatHolders;
        this.accounts = accounts;
    }

    /**
     * Keys of those addresses.
     *
     * @param plan null for any
     */
    public Set<String> among(Collection<EmailAddress> addresses, String site, @Nullable String plan) {
        var keys = addresses.stream().map(EmailAddress::key).toList();
        var subscribers = select(in("emailKey", keys), site, plan)
                .projection(include("emailKey"))
                .map(order -> order.getString("emailKey"))
                .into(new HashSet<>());
        subscribers.addAll(seated(addresses, site, plan));
        return subscribers;
    }

    private Set<String> seated(Collection<EmailAddress> addresses, String site, @Nullable String plan) {
        var readers = accounts.idsOf(addresses);
        var held = seatHolders.of(readers.values());
        var bought = bought(held.values().stream().flatMap(List::stream).map(HeldSeat::first), site, plan);
        return readers.entrySet().stream()
                .filter(account -> held.getOrDefault(account.getValue(), List.of()).stream()
                        .anyMatch(seat -> seat.position() < bought.getOrDefault(seat.first(), 0)))
                .map(Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many seats count, by the number under which they are kept. */
    private Map<String, Integer> bought(Stream<String> firsts, String site, @Nullable String plan) {
        var bought = new HashMap<String, Integer>();
        var numbers = firsts.collect(Collectors.toSet());
        if (!numbers.isEmpty()) {
            select(in("seats.first", numbers), site, plan)
                    .projection(include("seats"))
                    .map(order -> order.get("seats", Document.class))
                    .forEach(seats -> bought.merge(seats.getString("first"), seats.getInteger("count"), Math::max));
        }
        return bought;
    }

    private FindIterable<Document> select(Bson wanted, String site, @Nullable String plan) {
        var ordered = and(wanted, eq("site", site), in("state", OrderState.DELIVERED));
        return store.collection().find(plan == null ? ordered : and(ordered, eq("form.plan", plan)));
    }
}
