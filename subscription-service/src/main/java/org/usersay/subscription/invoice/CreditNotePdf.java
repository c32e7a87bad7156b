package org.usersay.subscription.invoice;

import java.io.IOException;
import java.util.List;
import org.usersay.starter.site.Site;
import org.usersay.subscription.ordering.BilledOrder;
import org.usersay.subscription.ordering.BilledRefund;

/** A credit note as a PDF file. The staff's note on a refund is no part of it. */
final class CreditNotePdf extends BillPdf {

    private final CreditNote note;
    private final BilledOrder order;

    CreditNotePdf(CreditNote note, BilledOrder order, Site site) {
        super(note.document(), order, site);
        this.note = note;
        this.order = order;
    }

    @Override
    String title() {
        return word("creditNote");
    }

    @Override
    List<String> references() {
        var invoice = note.invoice();
        return List.of(word("corrects", invoice.title(), day(invoice.issuedOn())), word("order", order.reference()));
    }

    @Override
    void lines(PdfPage page) throws IOException {
        var refund = note.refund();
        page.row(word("invoiced"), written(order.total()), TEXT);
        page.row(reason(refund), "", TEXT);
        sum(page, word("credited"), refund.amount(), refund.tax());
    }

    private String reason(BilledRefund refund) {
        if (refund.creditedTo() != null) {
            return word("reasonUpgraded", refund.creditedTo());
        }
        return word(refund.cancelled() ? "reasonCancelled" : "reasonPart");
    }

    @Override
    String payment() {
        var refund = note.refund();
        return refund.creditedTo() == null
                ? word("refunded", day(refund.at()))
                : word("creditedTo", refund.creditedTo(), day(refund.at()));
    }
}
