package org.usersay.subscription.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.seat.Seats.SeatList;

/**
 * The seats of an order as answers show them.
 *
 * @param bought how many there are; those taken after so many grant nothing, where a renewal bought fewer
 * @param used how many are taken or offered
 * @param open whether the order is paid for and not over, so that seats can be given
 * @param endsOn the day after the last one of the term
 */
record SeatsView(
        String reference,
        String publication,
        String plan,
        int bought,
        int used,
        int free,
        boolean open,
        LocalDate endsOn,
        List<Item> items) {

    static SeatsView of(SeatList list) {
        var order = list.order();
        var taken = list.seats().seats().stream()
                .map(seat -> new Item(seat.id(), State.TAKEN, seat.email(), seat.name(), seat.takenAt(), null));
        var offered = list.invitations().stream()
                .map(invitation -> new Item(
                        invitation.id(),
                        State.OFFERED,
                        invitation.email(),
                        null,
                        invitation.invitedAt(),
                        invitation.expiresAt()));
        return new SeatsView(
                order.reference(),
                order.publication(),
                order.plan(),
                order.count(),
                list.used(),
                list.free(),
                order.open(),
                order.endsOn(),
                Stream.concat(taken, offered).toList());
    }

    enum State {
        TAKEN,
        OFFERED
    }

    /**
     * A seat that is not free.
     *
     * @param email the address that was invited
     * @param name of the account that took it
     * @param since when it was taken, or offered
     * @param expiresAt when the offer is over
     */
    record Item(
            String id,
            State state,
            EmailAddress email,
            @Nullable String name,
            Instant since,
            @Nullable Instant expiresAt) {}
}
