package org.usersay.subscription.bankstatement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.bankstatement.StatementLine.Incoming;
import org.usersay.subscription.bankstatement.StatementLine.Outgoing;
import org.usersay.subscription.bankstatement.StatementLine.Unreadable;
import org.usersay.subscription.ordering.Booking;

/** What became of each line of a statement, in its order, and of how many. */
record StatementReport(List<Line> items, Map<Outcome, Integer> counts) {

    static StatementReport of(List<Line> items) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        items.forEach(line -> counts.merge(line.outcome(), 1, Integer::sum));
        return new StatementReport(items, counts);
    }

    /** Those of a {@link Booking}, and of lines that are none. */
    enum Outcome {
        MATCHED,
        ALREADY_BOOKED,
        WRONG_AMOUNT,
        NOT_DUE,
        UNKNOWN,
        OUTGOING,
        UNREADABLE
    }

    /**
     * A line.
     *
     * @param line its number in the file, the one with the columns being 1
     * @param reference the order that it names
     * @param expected what that order costs
     * @param detail why it cannot be read
     */
    record Line(
            long line,
            Outcome outcome,
            @Nullable LocalDate date,
            @Nullable String transaction,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String description,
            @Nullable String reference,
            @Nullable BigDecimal expected,
            @Nullable String detail) {

        static Line of(Incoming line, Booking booking) {
            var transfer = line.transfer();
            return new Line(
                    line.number(),
                    Outcome.valueOf(booking.outcome().name()),
                    transfer.on(),
                    transfer.transaction(),
                    transfer.amount().amount(),
                    transfer.amount().currency().getCurrencyCode(),
                    transfer.text(),
                    booking.reference(),
                    booking.total() == null ? null : booking.total().amount(),
                    null);
        }

        static Line of(Outgoing line) {
            return new Line(line.number(), Outcome.OUTGOING, null, null, null, null, null, null, null, null);
        }

        static Line of(Unreadable line) {
            return new Line(line.number(), Outcome.UNREADABLE, null, null, null, null, null, null, null, line.reason());
        }
    }
}
