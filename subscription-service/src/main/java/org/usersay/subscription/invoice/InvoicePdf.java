package org.usersay.subscription.invoice;

import java.io.IOException;
import java.util.List;
import org.usersay.starter.site.Site;
import org.usersay.subscription.ordering.BilledOrder;

/** An invoice as a PDF file. */
final class InvoicePdf extends BillPdf {

    private final BilledOrder order;

    InvoicePdf(IssuedDocument invoice, BilledOrder order, Site site) {
        super(invoice, order, site);
        this.order = order;
    }

    @Override
    String title() {
        return word("title");
    }

    @Override
    List<String> references() {
        return List.of(word("order", order.reference()));
    }

    @Override
    void lines(PdfPage page) throws IOException {
        var copies = order.unit().times(order.copies());
        page.row(word("copies", order.copies(), written(order.unit())), written(copies), TEXT);
        if (order.discount().amount().signum() > 0) {
            page.row(word("discount"), "−" + written(order.discount()), TEXT);
        }
        if (order.delivery().amount().signum() > 0) {
            page.row(word("delivery"), written(order.delivery()), TEXT);
        }
        sum(page, word("total"), order.total(), order.tax());
        var credit = order.credit();
        if (credit != null) {
            page.row(word("credit", credit.order()), "−" + written(credit.amount()), TEXT);
            page.row(word("due"), written(order.total().minus(credit.amount())), TEXT);
        }
    }

    @Override
    String payment() {
        return word("paid", day(order.paidAt()));
    }
}
