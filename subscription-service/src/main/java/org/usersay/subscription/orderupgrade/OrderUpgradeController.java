package org.usersay.subscription.orderupgrade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.ordering.OrderAnswers;
import org.usersay.subscription.ordering.OrderAnswers.Receipt;
import org.usersay.subscription.ordering.OrderView;
import org.usersay.subscription.ordering.Orders;
import org.usersay.subscription.requester.Requester;

/** Endpoints of upgrades, for the reader of an order, signed in, and for staff. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/subscription-orders/{reference}")
class OrderUpgradeController {

    private final Orders orders;
    private final OrderUpgrades upgrades;
    private final OrderAnswers answers;

    OrderUpgradeController(Orders orders, OrderUpgrades upgrades, OrderAnswers answers) {
        this.orders = orders;
        this.upgrades = upgrades;
        this.answers = answers;
    }

    @PostMapping("/upgrade-quotes")
    @Operation(summary = "Say what another plan in place of an order would cost")
    ResponseEntity<UpgradeQuote> quote(
            @PathVariable String reference, @Valid @RequestBody UpgradeForm form, Reader reader) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(upgrades.quote(orders.owned(reference, reader), form));
    }

    @PostMapping("/upgrade")
    @Operation(summary = "Order another plan in place of an order")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Receipt> place(
            @PathVariable String reference,
            @Valid @RequestBody UpgradeForm form,
            Reader reader,
            Requester requester,
            Optional<IdempotencyKey> key) {
        return answers.placed(upgrades.place(orders.owned(reference, reader), form, reader, requester, key));
    }

    @DeleteMapping("/upgrade")
    @Operation(summary = "Take an upgrade back that is not paid for")
    ResponseEntity<OrderView> withdraw(@PathVariable String reference, Reader reader) {
        upgrades.withdraw(orders.owned(reference, reader), reader);
        return answers.of(HttpStatus.OK, orders.owned(reference, reader), Optional.of(reader));
    }
}
