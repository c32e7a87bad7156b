package org.usersay.subscription.seat;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import org.usersay.subscription.seat.Seats.MySeat;
import org.usersay.subscription.secret.RandomToken;

/** Endpoints {@code /me/seats} and {@code /seat-invitations/acceptance}. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1")
class MySeatController {

    private final Seats seats;

    MySeatController(Seats seats) {
        this.seats = seats;
    }

    @GetMapping("/me/seats")
    @Operation(summary = "List my seats, whoever bought them")
    ResponseEntity<MySeats> mine(Reader reader) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new MySeats(
                        seats.mine(reader).stream().map(MySeatView::of).toList()));
    }

    @DeleteMapping("/me/seats/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a seat back")
    void leave(@PathVariable String id, Reader reader) {
        seats.leave(reader, id);
    }

    /** What the seat grants is in the entitlements at once, and the badge in the tokens from the next refresh on. */
    @PostMapping("/seat-invitations/acceptance")
    @Operation(summary = "Take the seat of a mailed invitation")
    Accepted accept(@Valid @RequestBody MailedSeat mailed, Reader reader) {
        return Accepted.of(
                seats.accept(reader, RandomToken.parse(mailed.token()).orElseThrow(Seats::invalid)));
    }

    /** The token of a mailed link. */
    record MailedSeat(@NotNull String token) {

        /** Keeps it out of logs. */
        @Override
        public String toString() {
            return "MailedSeat[hidden]";
        }
    }

    /** What can be read with the seat, and when. */
    record Accepted(String site, String publication, String plan, LocalDate startsOn, LocalDate endsOn) {

        static Accepted of(SeatOrder order) {
            return new Accepted(order.site(), order.publication(), order.plan(), order.startsOn(), order.endsOn());
        }
    }

    record MySeats(List<MySeatView> items) {}

    /**
     * One of my seats.
     *
     * @param publication null where no order runs, likewise {@code plan}, {@code buyer}, {@code endsOn} and the site
     * @param buyer who gave it
     */
    record MySeatView(
            String id,
            Instant since,
            @Nullable String site,
            @Nullable String publication,
            @Nullable String plan,
            @Nullable String buyer,
            @Nullable LocalDate endsOn) {

        static MySeatView of(MySeat mine) {
            var order = mine.order();
            var seat = mine.seat();
            return order == null
                    ? new MySeatView(seat.id(), seat.takenAt(), null, null, null, null, null)
                    : new MySeatView(
                            seat.id(),
                            seat.takenAt(),
                            order.site(),
                            order.publication(),
                            order.plan(),
                            order.buyer(),
                            order.endsOn());
        }
    }
}
