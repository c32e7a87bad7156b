package org.usersay.subscription.seat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.privacy.PersonalDataProvider;

/**
 * Seats of an account, and what is kept under its address and those that it had before: invitations, and seats to which it was
 * invited and which another account took.
 */
@Component
class SeatPersonalData implements PersonalDataProvider {

    private final SeatStore store;

    SeatPersonalData(SeatStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public Object export(Account account) {
        var taken = store.of(account.id()).stream()
                .flatMap(seats -> seats.of(account.id()).stream()
                        .map(seat -> Map.<String, Object>of(
                                "order", seats.first(),
                                "email", seat.email().value(),
                                "takenAt", seat.takenAt())));
        var named = store.naming(account.id(), account.email()).stream().flatMap(seats -> export(seats, account));
        return Stream.concat(taken, named).toList();
    }

    private static Stream<Map<String, Object>> export(OrderSeats seats, Account account) {
        var offered = invitations(seats, account).stream()
                .map(invitation -> Map.<String, Object>of(
                        "order", seats.first(),
                        "email", invitation.email().value(),
                        "invitedAt", invitation.invitedAt(),
                        "expiresAt", invitation.expiresAt()));
        var takenByOthers = seats.seats().stream()
                .filter(seat -> isOf(account, seat.email(), seat.formerOwner())
                        && !seat.reader().equals(account.id()))
                .map(seat -> Map.<String, Object>of(
                        "order", seats.first(), "email", seat.email().value()));
        return Stream.concat(offered, takenByOthers);
    }

    /** The seat that another account took with an invitation to the address stays, without it. */
    @Override
    public void delete(Account account) {
        for (var seats : store.of(account.id())) {
            seats.of(account.id()).ifPresent(seat -> store.removeSeat(seats.first(), seat.id()));
        }
        for (var seats : store.naming(account.id(), account.email())) {
            invitations(seats, account).forEach(invitation -> store.removeInvitation(seats.first(), invitation.id()));
        }
        store.eraseFromSeats(account.id(), account.email());
    }

    /** The buyer sees the address that was invited, and does not learn the new one. */
    @Override
    public void changeEmail(Account account, EmailAddress former) {
        store.keepFormerOwner(former, account.id());
    }

    private static List<SeatInvitation> invitations(OrderSeats seats, Account account) {
        return seats.invitations().stream()
                .filter(invitation -> isOf(account, invitation.email(), invitation.formerOwner()))
                .toList();
    }

    private static boolean isOf(Account account, EmailAddress email, @Nullable String formerOwner) {
        return email.key().equals(account.email().key()) || account.id().equals(formerOwner);
    }
}
