package org.usersay.subscription.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.order.OrderForm.Address;

/**
 * Subscription order with its history. The plan's name and price are those of the day it was placed.
 *
 * @param bill how the total came about; null for orders from before that was kept
 * @param reader signed in when the order was placed
 * @param entitlements what its holder may read; null of orders from before there were any, which grant what their plan does
 * @param seats of those who read in place of the subscriber; null where that is the subscriber, or a gift's recipient
 */
public record Order(
        OrderNumber reference,
        String site,
        OrderState state,
        @Nullable String reader,
        OrderForm form,
        String publication,
        String planName,
        int termMonths,
        @Nullable List<String> entitlements,
        @Nullable BoughtSeats seats,
        Price total,
        @Nullable Bill bill,
        List<Consent> consents,
        Language language,
        Instant placedAt,
        List<Step> history,
        Handling handling) {

    /** Where a day ends last. */
    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    private static final Duration TIME_TO_PAY = Duration.ofDays(7);
    private static final Duration REMINDER = Duration.ofDays(30);
    private static final Duration REMINDER_OF_A_MONTH = Duration.ofDays(7);

    public Order {
        history = List.copyOf(history);
        consents = List.copyOf(consents);
        entitlements = entitlements == null ? null : List.copyOf(entitlements);
    }

    /** The day after the last of the term paid for, which holds make longer, and an upgrade ends before. */
    public LocalDate endsOn() {
        var upgrade = handling.upgrade();
        return upgrade == null || upgrade.endedOn() == null
                ? soldUntil().plusDays(periods().heldDays())
                : upgrade.endedOn();
    }

    /** The same without holds, as it was sold. */
    public LocalDate soldUntil() {
        return form.startsOn().plusMonths(termMonths);
    }

    public Periods periods() {
        return handling.periods();
    }

    /** The same order with other periods. */
    public Order with(Periods periods) {
        return with(form, handling.with(periods));
    }

    /** The same order with another first day. */
    Order startingOn(LocalDate day) {
        return with(form.startingOn(day), handling);
    }

    private Order with(OrderForm changed, Handling handled) {
        return new Order(
                reference,
                site,
                state,
                reader,
                changed,
                publication,
                planName,
                termMonths,
                entitlements,
                seats,
                total,
                bill,
                consents,
                language,
                placedAt,
                history,
                handled);
    }

    /** What is left of the order in place of which it was placed; null where it upgrades none. */
    public Bill.@Nullable Credit credit() {
        return bill == null ? null : bill.credit();
    }

    /** What is to be paid: the total without the credit. */
    public Price due() {
        var credit = credit();
        return credit == null ? total : total.minus(credit.amount());
    }

    /** When the term paid for has ended everywhere, whatever the time zone of the site. */
    public Instant endsAt() {
        return endsOn().atStartOfDay(LATEST).toInstant();
    }

    /** Whether it is the account's to look after: placed signed in, or signed out with its confirmed address. */
    public boolean isOf(Account account) {
        return reader == null
                ? form.subscriber().email().key().equals(account.email().key())
                : reader.equals(account.id());
    }

    /**
     * Whether it is for the account's owner to read: a gift is its recipient's, everything else without seats the
     * subscriber's.
     */
    boolean isFor(Account account) {
        if (seats != null) {
            return false;
        }
        var gift = form.gift();
        return gift == null
                ? isOf(account)
                : gift.recipientEmail() != null
                        && gift.recipientEmail().key().equals(account.email().key());
    }

    /** Whether it grants on a day of its site what it was paid for. */
    boolean runsOn(LocalDate day) {
        return state.delivered() && hasIssueOn(day);
    }

    /** The same for a day of the past: one that is over ran until it expired. */
    boolean ranOn(LocalDate day) {
        return hasIssueOn(day)
                && (state.delivered()
                        || expiredAt()
                                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                                .filter(last -> !day.isAfter(last))
                                .isPresent());
    }

    private boolean hasIssueOn(LocalDate day) {
        return !day.isBefore(form.startsOn())
                && day.isBefore(endsOn())
                && !periods().held(day);
    }

    /** The form of the same order for the term after this one, and not before tomorrow; with an address where it is posted. */
    public OrderForm renewedForm(LocalDate today, boolean posted) {
        var from = endsOn().isAfter(today) ? endsOn() : today.plusDays(1);
        return form.again(form.plan(), form.copies(), total.currency(), from, posted ? homeOn(from) : null);
    }

    /** Where it goes to on a day, unless it is elsewhere for a while; null where it is not delivered. */
    public @Nullable Address homeOn(LocalDate day) {
        return periods().homeOn(day, form.delivery());
    }

    /** Whether money goes back with a step: a part of it, or what is left where a paid order is cancelled. */
    boolean paysBack(Step step) {
        return step.refund() != null || (step.state() == OrderState.CANCELLED && state != OrderState.CANCELLED);
    }

    /** When the recipient of a gift is told of it: noon in UTC, when it is that day nearly everywhere; empty where nobody is. */
    Optional<Instant> giftMailAt() {
        var gift = form.gift();
        return gift == null || gift.recipientEmail() == null || gift.notifyOn() == null
                ? Optional.empty()
                : Optional.of(gift.notifyOn().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** When the subscriber is reminded of the end of the term. */
    public Instant remindAt() {
        return endsAt().minus(termMonths == 1 ? REMINDER_OF_A_MONTH : REMINDER);
    }

    /** When staff has to look at it once it is in a state since some time; null where nothing is left to do. */
    @Nullable
    Instant dueAt(OrderState reached, Instant since) {
        return switch (reached) {
            case SUBMITTED -> since;
            case CONFIRMED -> since.plus(TIME_TO_PAY);
            case PAID -> form.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant();
            case ACTIVE, PARTIALLY_REFUNDED -> endsAt();
            case EXPIRED, CANCELLED -> null;
        };
    }

    /** Its position in lists, by the time of its placing. */
    public List<String> position() {
        return new TimePosition(placedAt, reference.value()).values();
    }

    /** Whether it is paid for and still to be delivered at this time. */
    public boolean running(Instant now) {
        return state.delivered() && endsAt().isAfter(now);
    }

    /** Whether it was ever paid for, so that the books must name the company. */
    public boolean billed() {
        return history.stream().anyMatch(step -> step.state() == OrderState.PAID);
    }

    /** When it was paid for; empty where it was not. */
    public Optional<Instant> paidAt() {
        return reachedAt(OrderState.PAID);
    }

    private Optional<Instant> reachedAt(OrderState reached) {
        return history.stream()
                .filter(step -> step.state() == reached)
                .map(Step::at)
                .findFirst();
    }

    /** When it was cancelled; empty where it was not. */
    public Optional<Instant> cancelledAt() {
        return reachedAt(OrderState.CANCELLED);
    }

    /** When it was over, which staff may say before its term is; empty where it was not. */
    public Optional<Instant> expiredAt() {
        return reachedAt(OrderState.EXPIRED);
    }

    /** Whether the subscriber's data were deleted. */
    public boolean erased() {
        return form.subscriber().equals(OrderForm.Subscriber.ERASED);
    }

    /**
     * One change of state, or of a period: when, by whom, and what was noted.
     *
     * @param note of a change of a period its first day and its last one, such as {@code 2027-08-01/2027-08-14}
     * @param period null where the state was changed, or something noted
     * @param refund what was paid back with it; null where nothing was, and in steps from before it was kept
     */
    public record Step(
            OrderState state,
            Instant at,
            String by,
            @Nullable String note,
            @Nullable PeriodChange period,
            @Nullable BigDecimal refund) {

        public Step(OrderState state, Instant at, String by, @Nullable String note) {
            this(state, at, by, note, null, null);
        }

        /** In place of a member of the staff where nobody did it. */
        public static final String SYSTEM = "system";

        /** In place of a subscriber, whose account may be deleted. */
        public static final String SUBSCRIBER = "subscriber";
    }

    /**
     * Seats that an order bought.
     *
     * @param first the first of the orders of which each renews the one before; who has a seat is kept under its number
     */
    public record BoughtSeats(OrderNumber first, int count) {

        /** Those of copies of a plan; null where it has none. */
        public static @Nullable BoughtSeats of(Plan plan, int copies, OrderNumber first) {
            return plan.seats() == null ? null : new BoughtSeats(first, plan.seats() * copies);
        }
    }
}
