package org.usersay.subscription.seat;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.requester.Requester;

/**
 * Endpoints of an order's seats, for its buyer, signed in, and staff of its site. The order's token is not enough: it would show
 * addresses to whoever a mail was forwarded to.
 */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/subscription-orders/{reference}/seats")
class SeatController {

    private final Seats seats;

    SeatController(Seats seats) {
        this.seats = seats;
    }

    @GetMapping
    @Operation(summary = "List the seats of an order")
    ResponseEntity<SeatsView> list(@PathVariable String reference, Reader reader) {
        return answer(HttpStatus.OK, SeatsView.of(seats.of(reference, reader)));
    }

    @PostMapping
    @Operation(summary = "Invite an address to a seat of an order")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<SeatsView> invite(
            @PathVariable String reference,
            @Valid @RequestBody SeatRequest request,
            Reader reader,
            Requester requester) {
        return answer(
                HttpStatus.CREATED,
                SeatsView.of(seats.invite(reference, request.email(), request.locale(), reader, requester)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a seat or an invitation to one back")
    void remove(@PathVariable String reference, @PathVariable String id, Reader reader) {
        seats.remove(reference, id, reader);
    }

    private static ResponseEntity<SeatsView> answer(HttpStatus status, SeatsView view) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(view);
    }

    /**
     * Whom to invite.
     *
     * @param locale of the mail; absent where it is the order's
     */
    record SeatRequest(
            @NotNull EmailAddress email, @Nullable Language locale) {}
}
