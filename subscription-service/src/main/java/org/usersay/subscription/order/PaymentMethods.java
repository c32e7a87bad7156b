package org.usersay.subscription.order;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.subscription.payment.BankTransfers;
import org.usersay.subscription.payment.Checkouts;
import org.usersay.subscription.payment.RequestedTransfer;

/** How an order that waits for money can be paid: by a transfer, or on a provider's page. */
@Component
public class PaymentMethods {

    private final BankTransfers transfers;
    private final Checkouts checkouts;

    PaymentMethods(BankTransfers transfers, Checkouts checkouts) {
        this.transfers = transfers;
        this.checkouts = checkouts;
    }

    /** The transfer that an order waits for; empty where it waits for none. */
    public Optional<RequestedTransfer> transfer(Order order) {
        return order.state().unpaid()
                ? transfers.request(
                        order.site(),
                        order.reference().letters(),
                        order.due().amount(),
                        order.due().currency())
                : Optional.empty();
    }

    /** Whether an order waits for money that can be paid on a provider's page. */
    public boolean online(Order order) {
        return order.state().unpaid()
                && order.due().amount().signum() > 0
                && checkouts.available(order.site(), order.due().currency());
    }
}
