package org.usersay.subscription.invoice;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.ordering.BilledOrder;
import org.usersay.subscription.ordering.OrderBills;
import org.usersay.subscription.payment.Seller;
import org.usersay.subscription.payment.Sellers;

/**
 * Issue of invoices: soon after an order is paid, or when its invoice is asked for. The order's write that it was paid
 * leaves a mark, which is taken away once the invoice is there.
 */
@Component
class Invoices {

    private static final Logger log = LoggerFactory.getLogger(Invoices.class);
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 50;

    private final InvoiceStore store;
    private final OrderBills bills;
    private final Sellers sellers;
    private final Sites sites;
    private final Clock clock;

    Invoices(InvoiceStore store, OrderBills bills, Sellers sellers, Sites sites, Clock clock) {
        this.store = store;
        this.bills = bills;
        this.sellers = sellers;
        this.sites = sites;
        this.clock = clock;
    }

    /** The invoice of a paid order; a 404 problem where its site issues none. */
    Invoice of(BilledOrder order) {
        return store.find(order.reference())
                .or(() -> sellers.of(order.site()).map(seller -> issue(order, seller)))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The site issues no invoices."));
    }

    @Scheduled(fixedDelayString = "${usersay.invoices.sweep:10s}", initialDelayString = "10s")
    void issueDue() {
        try {
            issueMarked();
        } catch (MongoException e) {
            log.debug("Invoices are issued later: {}", e.getMessage());
        }
    }

    /** Issues those of the orders that were paid. */
    void issueMarked() {
        var found = bills.uninvoiced(BATCH);
        while (!found.isEmpty()) {
            for (var order : found) {
                if (store.find(order.reference()).isEmpty()) {
                    sellers.of(order.site()).ifPresent(seller -> issue(order, seller));
                }
                bills.invoiced(order);
            }
            found = found.size() < BATCH ? java.util.List.of() : bills.uninvoiced(BATCH);
        }
    }

    private Invoice issue(BilledOrder order, Seller seller) {
        var today = LocalDate.ofInstant(
                clock.instant(), sites.findOrFirst(order.site()).timeZone());
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var number = store.last(order.site(), today.getYear()) + 1;
            var invoice = new Invoice(order.site(), today.getYear(), number, order.reference(), today, seller);
            if (store.insert(invoice)) {
                return invoice;
            }
            Optional<Invoice> issued = store.find(order.reference());
            if (issued.isPresent()) {
                return issued.get();
            }
        }
        throw CommonProblem.UNAVAILABLE.refusal("Too many invoices at once. Try again.");
    }
}
