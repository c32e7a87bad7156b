package org.usersay.subscription.invoice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.ordering.OrderBills;

/**
 * Invoices of paid orders, and credit notes of what was paid back, for who placed the order, signed in, and the staff of its
 * site; for who has its token alone without the buyer.
 */
@RestController
@Public
class InvoiceController {

    private final Invoices invoices;
    private final OrderBills bills;
    private final Sites sites;

    InvoiceController(Invoices invoices, OrderBills bills, Sites sites) {
        this.invoices = invoices;
        this.bills = bills;
        this.sites = sites;
    }

    @GetMapping("/api/v1/subscription-orders/{reference}/invoice.pdf")
    @Operation(summary = "Read the invoice of a paid order")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> read(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String token,
            Optional<Reader> reader) {
        var order = bills.read(reference, token, reader);
        var invoice = invoices.of(order);
        return answer(invoice, new InvoicePdf(invoice, order, sites.findOrFirst(order.site())));
    }

    @GetMapping("/api/v1/subscription-orders/{reference}/credit-notes/{number}")
    @Operation(summary = "Read the credit note of a refund")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> readCreditNote(
            @PathVariable String reference,
            @PathVariable @Min(1) @Max(999_999_999) int number,
            @RequestParam(required = false) @Nullable String token,
            Optional<Reader> reader) {
        var order = bills.read(reference, token, reader);
        var note = invoices.creditNote(order, number);
        return answer(note.document(), new CreditNotePdf(note, order, sites.findOrFirst(order.site())));
    }

    private static ResponseEntity<byte[]> answer(IssuedDocument issued, BillPdf pdf) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"" + issued.title().replace('/', '-') + ".pdf\"")
                .body(pdf.file());
    }
}
