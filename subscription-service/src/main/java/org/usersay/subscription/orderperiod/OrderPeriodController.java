package org.usersay.subscription.orderperiod;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.order.AddressChange;
import org.usersay.subscription.order.Hold;
import org.usersay.subscription.ordering.OrderAnswers;
import org.usersay.subscription.ordering.OrderView;
import org.usersay.subscription.ordering.Orders;

/**
 * Endpoints of holds and other addresses. An order's token is enough to hold it; where it goes to is changed by its reader, signed in, and by
 * staff.
 */
@RestController
@RequestMapping("/api/v1/subscription-orders/{reference}")
class OrderPeriodController {

    private final Orders orders;
    private final OrderPeriods periods;
    private final OrderAnswers answers;

    OrderPeriodController(Orders orders, OrderPeriods periods, OrderAnswers answers) {
        this.orders = orders;
        this.periods = periods;
        this.answers = answers;
    }

    @Public
    @PostMapping("/holds")
    @Operation(summary = "Hold an order for a vacation")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<OrderView> hold(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String token,
            @Valid @RequestBody Hold hold,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Optional<Reader> reader) {
        var order = orders.show(reference, token, reader);
        return answers.of(HttpStatus.CREATED, periods.hold(order, hold, new Sender(reader, ifMatch)), reader);
    }

    @Public
    @DeleteMapping("/holds/{from}")
    @Operation(summary = "Take back a hold that has not begun")
    ResponseEntity<OrderView> removeHold(
            @PathVariable String reference,
            @PathVariable LocalDate from,
            @RequestParam(required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Optional<Reader> reader) {
        var order = orders.show(reference, token, reader);
        return answers.of(HttpStatus.OK, periods.removeHold(order, from, new Sender(reader, ifMatch)), reader);
    }

    @ReaderOnly
    @PostMapping("/addresses")
    @Operation(summary = "Have an order delivered to another address, for a while or for good")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<OrderView> move(
            @PathVariable String reference,
            @Valid @RequestBody AddressChange change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader reader) {
        var sender = new Sender(Optional.of(reader), ifMatch);
        var order = orders.owned(reference, reader);
        return answers.of(HttpStatus.CREATED, periods.move(order, change, sender), sender.reader());
    }

    @ReaderOnly
    @DeleteMapping("/addresses/{from}")
    @Operation(summary = "Take back another address from which nothing went yet")
    ResponseEntity<OrderView> removeMove(
            @PathVariable String reference,
            @PathVariable LocalDate from,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader reader) {
        var sender = new Sender(Optional.of(reader), ifMatch);
        var order = orders.owned(reference, reader);
        return answers.of(HttpStatus.OK, periods.removeMove(order, from, sender), sender.reader());
    }
}
