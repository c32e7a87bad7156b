package org.usersay.subscription.checkout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.ordering.OrderPayments;

/** Pages on which orders are paid. */
@RestController
@Public
class CheckoutController {

    private final OrderPayments payments;

    CheckoutController(OrderPayments payments) {
        this.payments = payments;
    }

    /** Who has the order's token, or placed it signed in, pays it; asked again on the same day, it is the same page. */
    @PostMapping("/api/v1/subscription-orders/{reference}/checkouts")
    @Operation(summary = "Pay an order on the page of the payment provider")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Checkout> open(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String token,
            Optional<Reader> reader) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Checkout(payments.checkout(reference, token, reader)));
    }

    /**
     * A page on which an order is paid.
     *
     * @param url of the page
     */
    record Checkout(URI url) {}
}
