package org.usersay.subscription.seat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.secret.RandomToken;

/**
 * The seats of an order, and of those that renew it.
 *
 * @param first number of the first of them
 * @param seats in the order in which they were taken
 * @param invitations those included that are over and not yet deleted
 */
record OrderSeats(String first, List<Seat> seats, List<SeatInvitation> invitations) {

    OrderSeats {
        seats = List.copyOf(seats);
        invitations = List.copyOf(invitations);
    }

    static OrderSeats none(String first) {
        return new OrderSeats(first, List.of(), List.of());
    }

    List<SeatInvitation> open(Instant now) {
        return invitations.stream()
                .filter(invitation -> invitation.expiresAt().isAfter(now))
                .toList();
    }

    List<SeatInvitation> over(Instant now) {
        return invitations.stream()
                .filter(invitation -> !invitation.expiresAt().isAfter(now))
                .toList();
    }

    Optional<Seat> of(String reader) {
        return seats.stream().filter(seat -> seat.reader().equals(reader)).findFirst();
    }

    /** Whether the reader took a seat, which is still there, with this token. */
    boolean tookWith(RandomToken token, String reader) {
        return of(reader).filter(seat -> token.digest().equals(seat.token())).isPresent();
    }

    /** Whether an address was invited to a seat that is taken, or is to one that is open. */
    boolean names(EmailAddress email, Instant now) {
        return seats.stream().anyMatch(seat -> seat.email().key().equals(email.key()))
                || open(now).stream()
                        .anyMatch(invitation -> invitation.email().key().equals(email.key()));
    }
}
