package org.usersay.subscription.bankstatement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.bankstatement.StatementLine.Incoming;
import org.usersay.subscription.bankstatement.StatementLine.Outgoing;
import org.usersay.subscription.bankstatement.StatementLine.Unreadable;
import org.usersay.subscription.bankstatement.StatementReport.Line;
import org.usersay.subscription.ordering.OrderPayments;

/** Endpoint of bank statements. The same file again books nothing twice. */
@RestController
@StaffOnly
class BankStatementController {

    private final OrderPayments payments;
    private final Sites sites;
    private final AuditTrail audit;

    BankStatementController(OrderPayments payments, Sites sites, AuditTrail audit) {
        this.payments = payments;
        this.sites = sites;
        this.audit = audit;
    }

    @PostMapping(path = "/api/v1/admin/sites/{site}/bank-statements", consumes = "text/csv")
    @Operation(
            summary = "Book the transfers of a bank statement",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))))
    StatementReport book(@PathVariable String site, @RequestBody byte[] statement, Reader staff) {
        var known = sites.require(site).id();
        var lines = StatementReader.read(statement);
        audit.append(known, staff, "BANK_STATEMENT", "subscription-orders", "lines: " + lines.size());
        return StatementReport.of(
                lines.stream().map(line -> book(known, line, staff)).toList());
    }

    private Line book(String site, StatementLine line, Reader staff) {
        return switch (line) {
            case Incoming incoming -> Line.of(incoming, payments.book(site, incoming.transfer(), staff));
            case Outgoing outgoing -> Line.of(outgoing);
            case Unreadable unreadable -> Line.of(unreadable);
        };
    }
}
