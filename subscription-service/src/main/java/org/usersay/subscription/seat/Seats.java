package org.usersay.subscription.seat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.order.PeriodChange;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.session.Sessions;

/**
 * Seats of orders. The buyer of one that is paid for invites addresses, and whoever opens the link takes the seat with any
 * account; a seat is free, offered or taken, and all together are never more than were bought.
 */
@Component
class Seats {

    private final SeatStore store;
    private final SeatOrders orders;
    private final SeatLimits limits;
    private final SeatMails mails;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SeatSettings settings;
    private final Clock clock;

    Seats(
            SeatStore store,
            SeatOrders orders,
            SeatLimits limits,
            SeatMails mails,
            Accounts accounts,
            Sessions sessions,
            SeatSettings settings,
            Clock clock) {
        this.store = store;
        this.orders = orders;
        this.limits = limits;
        this.mails = mails;
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /** The seats of an order, for its buyer or staff; a 404 problem for any other. */
    SeatList of(String reference, Reader reader) {
        var order = orders.require(reference, reader);
        return new SeatList(order, store.find(order.first()), clock.instant());
    }

    /**
     * Invites an address; the buyer's own one, which is confirmed, has its seat at once. 409 where none is free, the address is
     * there already or the order does not run; 429 where too many were invited.
     */
    SeatList invite(
            String reference, EmailAddress email, @Nullable Language language, Reader reader, Requester requester) {
        var order = orders.require(reference, reader);
        if (!order.open()) {
            throw SeatProblem.ORDER_NOT_RUNNING.refusal("Seats are given once the order is paid for, until it ends.");
        }
        if (order.staff()) {
            orders.requireRoom(order, reader);
        }
        deleteOver(order.first());
        var now = now();
        requireFree(order, email, now);
        var own = own(order, email, reader);
        if (own.isPresent()) {
            take(order, own.get(), now);
        } else {
            limits.require(order, email, requester);
            mailInvitation(order, email, language, reader, now);
        }
        return of(reference, reader);
    }

    private Optional<Account> own(SeatOrder order, EmailAddress email, Reader reader) {
        return order.staff()
                ? Optional.empty()
                : accounts.find(reader.id())
                        .filter(account -> account.email().key().equals(email.key()));
    }

    private void take(SeatOrder order, Account account, Instant now) {
        if (store.find(order.first()).of(account.id()).isPresent()) {
            throw SeatProblem.SEAT_TAKEN.refusal("You have a seat already.");
        }
        var seat = new Seat(
                UuidV7.next(),
                account.email(),
                null,
                account.id(),
                account.name().value(),
                now,
                null);
        if (!store.take(order.first(), order.count(), seat, order.endsAt())) {
            throw refusal(order, account.email(), now);
        }
        sessions.renewTokens(account.id());
    }

    private void mailInvitation(
            SeatOrder order, EmailAddress email, @Nullable Language language, Reader reader, Instant now) {
        var invitation = new SeatInvitation(UuidV7.next(), email, null, now, now.plus(settings.validFor()));
        var token = RandomToken.random();
        var mail = mails.invitation(invitation, order, token, language == null ? order.language() : language);
        if (!store.invite(order.first(), order.count(), invitation, token, mail, order.endsAt())) {
            throw refusal(order, email, now);
        }
        if (order.staff()) {
            orders.record(order, PeriodChange.SEAT_OFFERED, reader);
        }
    }

    private void requireFree(SeatOrder order, EmailAddress email, Instant now) {
        var seats = store.find(order.first());
        if (seats.names(email, now) || new SeatList(order, seats, now).free() == 0) {
            throw refusal(order, email, now);
        }
    }

    private ProblemException refusal(SeatOrder order, EmailAddress email, Instant now) {
        return store.find(order.first()).names(email, now)
                ? SeatProblem.SEAT_TAKEN.refusal("This address has a seat, or is invited to one.")
                : SeatProblem.NO_FREE_SEAT.refusal("Take a seat or an invitation back, or order more.");
    }

    /** Takes a seat, or the offer of one, back; a 404 problem where it is not there. */
    void remove(String reference, String id, Reader reader) {
        var order = orders.require(reference, reader);
        var known = UuidV7.require(id);
        var seats = store.find(order.first());
        var there = Stream.concat(
                        seats.seats().stream().map(Seat::id),
                        seats.invitations().stream().map(SeatInvitation::id))
                .anyMatch(known::equals);
        if (!there) {
            throw unknown();
        }
        if (order.staff()) {
            orders.requireRoom(order, reader);
            orders.record(order, PeriodChange.SEAT_REMOVED, reader);
        }
        // An invitation may become a seat, and a seat never an invitation.
        if (!store.removeInvitation(order.first(), known) && !removeSeat(order.first(), known)) {
            throw unknown();
        }
    }

    private boolean removeSeat(String first, String id) {
        var holder = store.find(first).seats().stream()
                .filter(seat -> seat.id().equals(id))
                .findFirst();
        // Before, for where this process ends in between; after, for tokens that were issued in between.
        holder.map(Seat::reader).ifPresent(sessions::renewTokens);
        var removed = store.removeSeat(first, id);
        holder.map(Seat::reader).ifPresent(sessions::renewTokens);
        return removed;
    }

    /** Gives the reader the seat of a mailed invitation, which is used up; for the same reader again, the same. */
    SeatOrder accept(Reader reader, RandomToken token) {
        var account = accounts.require(reader.id());
        var seats = store.find(token).orElseThrow(Seats::invalid);
        var order = orders.open(seats.first()).orElseThrow(Seats::invalid);
        var now = now();
        var accepted = store.invitation(token, now)
                .filter(invitation ->
                        store.accept(order.first(), order.count(), token, seat(invitation, account, token, now)))
                .isPresent();
        if (!accepted) {
            // Read after the attempt, so that the same request at the same time is seen.
            var afterwards = store.find(order.first());
            if (!afterwards.tookWith(token, account.id())) {
                throw refusal(afterwards, account, token, now);
            }
        }
        sessions.renewTokens(account.id());
        return order;
    }

    private ProblemException refusal(OrderSeats seats, Account account, RandomToken token, Instant now) {
        if (store.invitation(token, now).isEmpty()) {
            return invalid();
        }
        return seats.of(account.id()).isPresent()
                ? SeatProblem.SEAT_TAKEN.refusal("You have a seat of this subscription already.")
                : SeatProblem.NO_FREE_SEAT.refusal("Ask who invited you.");
    }

    /** Seats that a reader has, also of orders that are over and may still be renewed. */
    List<MySeat> mine(Reader reader) {
        return store.of(reader.id()).stream()
                .flatMap(seats -> seats.of(reader.id()).stream()
                        .map(seat -> new MySeat(seat, orders.open(seats.first()).orElse(null))))
                .toList();
    }

    /** Gives a seat back; a 404 problem where the reader does not have it. */
    void leave(Reader reader, String id) {
        var known = UuidV7.require(id);
        var left = store.of(reader.id()).stream()
                .filter(seats -> seats.of(reader.id())
                        .filter(seat -> seat.id().equals(known))
                        .isPresent())
                .anyMatch(seats -> removeSeat(seats.first(), known));
        if (!left) {
            throw unknown();
        }
    }

    private void deleteOver(String first) {
        var now = clock.instant();
        store.find(first).over(now).forEach(invitation -> store.removeInvitation(first, invitation.id()));
    }

    private static Seat seat(SeatInvitation invitation, Account account, RandomToken token, Instant now) {
        return new Seat(
                invitation.id(),
                invitation.email(),
                invitation.formerOwner(),
                account.id(),
                account.name().value(),
                now,
                token.digest());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static ProblemException invalid() {
        return SeatProblem.INVALID_SEAT_INVITATION.refusal("Ask who invited you for another invitation.");
    }

    private static ProblemException unknown() {
        return CommonProblem.NOT_FOUND.refusal("Check the seat's id.");
    }

    /** The seats of an order at a time. */
    record SeatList(SeatOrder order, OrderSeats seats, Instant now) {

        List<SeatInvitation> invitations() {
            return seats.open(now);
        }

        int used() {
            return seats.seats().size() + invitations().size();
        }

        int free() {
            return order.open() ? Math.max(0, order.count() - used()) : 0;
        }
    }

    /**
     * Seat of a reader.
     *
     * @param order the one that counts; null where none runs
     */
    record MySeat(Seat seat, @Nullable SeatOrder order) {}
}
