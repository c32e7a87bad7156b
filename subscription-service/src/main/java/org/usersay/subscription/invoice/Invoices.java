package org.usersay.subscription.invoice;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.ordering.BilledOrder;
import org.usersay.subscription.ordering.BilledRefund;
import org.usersay.subscription.ordering.OrderBills;
import org.usersay.subscription.payment.Sellers;

/**
 * Issue of invoices, and of credit notes about what was paid back: soon after an order is paid or money goes back, or when one is
 * asked for. The order's write that says so leaves a mark, which is taken away once they are there.
 */
@Component
class Invoices {

    private static final Logger log = LoggerFactory.getLogger(Invoices.class);
    private static final int BATCH = 100;

    private final InvoiceStore invoices;
    private final CreditNoteStore creditNotes;
    private final OrderBills bills;
    private final Sellers sellers;
    private final Sites sites;
    private final Clock clock;

    Invoices(
            InvoiceStore invoices,
            CreditNoteStore creditNotes,
            OrderBills bills,
            Sellers sellers,
            Sites sites,
            Clock clock) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.bills = bills;
        this.sellers = sellers;
        this.sites = sites;
        this.clock = clock;
    }

    /** The invoice of a paid order; a 404 problem where its site issues none. */
    IssuedDocument of(BilledOrder order) {
        return invoice(order).orElseThrow(Invoices::none);
    }

    /** The credit note of a refund, by its number within the order; a 404 problem where there is none, or the site issues none. */
    CreditNote creditNote(BilledOrder order, int number) {
        var refund = order.refunds().stream()
                .filter(found -> found.number() == number)
                .findFirst()
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The order has no refund of this number."));
        var invoice = of(order);
        return new CreditNote(creditNote(order, refund).orElseThrow(Invoices::none), invoice, refund);
    }

    @Scheduled(fixedDelayString = "${usersay.invoices.sweep:10s}", initialDelayString = "10s")
    void issueDue() {
        try {
            issueMarked();
        } catch (MongoException e) {
            log.debug("Invoices are issued later: {}", e.getMessage());
        }
    }

    /** Issues those of the orders that were paid, or of which money went back. */
    void issueMarked() {
        var found = bills.uninvoiced(BATCH);
        while (!found.isEmpty()) {
            for (var order : found) {
                var invoice = invoice(order);
                if (invoice.isPresent()) {
                    order.refunds().forEach(refund -> creditNote(order, refund));
                }
                bills.invoiced(order);
            }
            found = found.size() < BATCH ? List.of() : bills.uninvoiced(BATCH);
        }
    }

    private Optional<IssuedDocument> invoice(BilledOrder order) {
        return issued(invoices, order, order.reference());
    }

    private Optional<IssuedDocument> creditNote(BilledOrder order, BilledRefund refund) {
        return issued(creditNotes, order, order.reference() + "/" + refund.number());
    }

    private Optional<IssuedDocument> issued(NumberSeries series, BilledOrder order, String subject) {
        return series.find(subject)
                .or(() -> sellers.of(order.site())
                        .map(seller -> series.issue(order.site(), subject, today(order), seller)));
    }

    private LocalDate today(BilledOrder order) {
        return LocalDate.ofInstant(
                clock.instant(), sites.findOrFirst(order.site()).timeZone());
    }

    private static ProblemException none() {
        return CommonProblem.NOT_FOUND.refusal("The site issues no invoices.");
    }
}
