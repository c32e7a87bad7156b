package org.usersay.subscription.ordering;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.ordering.OrderAnswers.Receipt;
import org.usersay.subscription.requester.Requester;

/** Endpoints of orders: placing one and reading its state. */
@RestController
@RequestMapping("/api/v1")
class OrderController {

    private final OrderPlacement placement;
    private final Orders orders;
    private final OrderPayments payments;
    private final OrderAnswers answers;

    OrderController(OrderPlacement placement, Orders orders, OrderPayments payments, OrderAnswers answers) {
        this.placement = placement;
        this.orders = orders;
        this.payments = payments;
        this.answers = answers;
    }

    @Public
    @PostMapping("/sites/{site}/subscription-orders")
    @Operation(summary = "Order a subscription")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Receipt> place(
            @PathVariable String site,
            @Valid @RequestBody OrderForm form,
            Optional<Reader> reader,
            Requester requester,
            Optional<IdempotencyKey> key) {
        return answers.placed(
                placement.place(site, form, reader, requester, key).order());
    }

    /** Who has the order's token, or placed it signed in, renews it once. */
    @Public
    @PostMapping("/subscription-orders/{reference}/renewals")
    @Operation(summary = "Renew an order for another term")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Receipt> renew(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String token,
            Optional<Reader> reader,
            Requester requester) {
        return answers.placed(
                placement.renew(reference, token, reader, requester).order());
    }

    @Public
    @GetMapping("/subscription-orders/{reference}")
    @Operation(summary = "Read an order")
    ResponseEntity<OrderView> show(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String token,
            Optional<Reader> reader) {
        return answers.of(HttpStatus.OK, orders.show(reference, token, reader), reader);
    }

    @Public
    @GetMapping("/subscription-orders/{reference}/payment-code.svg")
    @Operation(summary = "Draw the code from which a banking app fills in the transfer")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> paymentCode(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String token,
            Optional<Reader> reader) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(payments.image(orders.show(reference, token, reader)).getBytes(StandardCharsets.UTF_8));
    }

    @ReaderOnly
    @GetMapping("/me/subscriptions")
    @Operation(summary = "List my orders")
    ResponseEntity<Page<OrderView>> mine(
            Reader reader,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        var items = orders.of(reader).stream()
                .map(order -> OrderView.forOwner(order, payments.links(order)))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(Page.of("orders " + reader.id(), items, cursor, limit, order -> order.reference()));
    }
}
