package org.usersay.subscription.deliverylist;

import java.util.ArrayList;
import java.util.List;
import org.usersay.subscription.order.Deliveries.Delivery;

/**
 * The first deliveries of an issue, and how many there are.
 *
 * @param items as many as were asked for
 * @param addresses all that are delivered to
 * @param copies all that are delivered
 */
record DeliverySummary(List<Delivery> items, long addresses, long copies) {

    DeliverySummary {
        items = List.copyOf(items);
    }

    /** What it is made of, one after the other. */
    static final class Builder {

        private final int limit;
        private final List<Delivery> items = new ArrayList<>();
        private long addresses;
        private long copies;

        Builder(int limit) {
            this.limit = limit;
        }

        void add(Delivery delivery) {
            if (items.size() < limit) {
                items.add(delivery);
            }
            addresses++;
            copies += delivery.copies();
        }

        DeliverySummary build() {
            return new DeliverySummary(items, addresses, copies);
        }
    }
}
