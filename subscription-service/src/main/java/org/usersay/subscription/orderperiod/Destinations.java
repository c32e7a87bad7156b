package org.usersay.subscription.orderperiod;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderForm.Address;

/** Where orders are brought to, and what that costs beside the plan. */
@Component
public class Destinations {

    private final Catalog catalog;

    Destinations(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A 409 problem where the carrier does not go to another address, and for a subscriber also where that costs more than they
     * paid, and would pay today, for the address that they ordered with.
     */
    void requireReachable(Order order, Address address, Sender sender) {
        var form = order.form();
        var to = address.destination();
        if (to.equals(form.destination())) {
            return;
        }
        var found = catalog.find(order.site(), form.plan())
                .flatMap(offer -> offer.in(order.total().currency()));
        if (found.isEmpty()) {
            requireWithoutRegions(order, sender);
            return;
        }
        var offer = found.get();
        var surcharge = offer.surcharge(form.copies(), to)
                .orElseThrow(() -> PeriodRules.impossible("The carrier does not go there."));
        var bill = order.bill();
        var covered = covers(bill == null ? null : bill.delivery(), surcharge)
                || covers(offer.surcharge(form.copies(), form.destination()).orElse(null), surcharge);
        if (!covered && !sender.staffs(order)) {
            throw PeriodRules.impossible("Delivery there costs more than was paid. Ask the publisher.");
        }
    }

    /** What a plan that the catalogue does not have any more would cost elsewhere is for the staff to say. */
    private void requireWithoutRegions(Order order, Sender sender) {
        if (catalog.hasRegions(order.site()) && !sender.staffs(order)) {
            throw PeriodRules.impossible("The plan is not sold any more. Ask the publisher.");
        }
    }

    private static boolean covers(@Nullable Price paid, Price surcharge) {
        return surcharge.amount().signum() == 0
                || (paid != null
                        && paid.currency().equals(surcharge.currency())
                        && paid.amount().compareTo(surcharge.amount()) >= 0);
    }
}
