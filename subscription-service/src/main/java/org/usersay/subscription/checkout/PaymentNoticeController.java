package org.usersay.subscription.checkout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.ordering.OrderPayments;
import org.usersay.subscription.payment.Checkouts;

/**
 * Endpoint of the payment provider's notices. The same notice again, and another one of the same payment, change nothing. One
 * that names no order of the site is answered 404, so that it stays with the provider as undelivered.
 */
@RestController
@Public
class PaymentNoticeController {

    private static final Logger log = LoggerFactory.getLogger(PaymentNoticeController.class);

    private final Checkouts checkouts;
    private final OrderPayments payments;
    private final Sites sites;

    PaymentNoticeController(Checkouts checkouts, OrderPayments payments, Sites sites) {
        this.checkouts = checkouts;
        this.payments = payments;
        this.sites = sites;
    }

    @PostMapping(path = "/api/v1/payment-notifications/{site}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Report a payment, as the payment provider",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    void receive(
            @PathVariable String site,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
            @org.springframework.web.bind.annotation.RequestBody byte[] notice) {
        var known = sites.require(site).id();
        checkouts.receive(known, signature, notice).ifPresent(payment -> {
            var booking = payments.book(known, payment);
            log.info("Payment {} for order {}: {}", payment.transaction(), booking.reference(), booking.outcome());
        });
    }
}
