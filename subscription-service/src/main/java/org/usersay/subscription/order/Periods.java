package org.usersay.subscription.order;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.order.OrderForm.Address;

/** Times of an order's term that are unlike the rest: holds, and other addresses. The past ones stay. */
public record Periods(List<Hold> holds, List<AddressChange> addresses) {

    static final Periods NONE = new Periods(List.of(), List.of());

    public Periods {
        holds = holds.stream().sorted(Comparator.comparing(Hold::from)).toList();
        addresses = addresses.stream()
                .sorted(Comparator.comparing(AddressChange::from))
                .toList();
    }

    boolean held(LocalDate day) {
        return holds.stream().anyMatch(hold -> hold.covers(day));
    }

    /** Whether there is a hold, or another address for a while, that is not over, or one for good that has not begun. */
    public boolean isPlanned(LocalDate today) {
        return holds.stream().anyMatch(hold -> !hold.to().isBefore(today))
                || addresses.stream()
                        .anyMatch(change -> change.to() == null
                                ? change.from().isAfter(today)
                                : !change.to().isBefore(today));
    }

    /** By how much the term is longer. */
    public long heldDays() {
        return holds.stream().mapToLong(Hold::days).sum();
    }

    public long heldDays(int year) {
        return holds.stream().mapToLong(hold -> hold.daysIn(year)).sum();
    }

    /** Where an issue of a day goes to: one for a while before one for good, and the later before the earlier. */
    @Nullable
    Address addressOn(LocalDate day, @Nullable Address ordered) {
        return addressOn(day, ordered, change -> true);
    }

    /** The same without those that are for a while. */
    @Nullable
    Address homeOn(LocalDate day, @Nullable Address ordered) {
        return addressOn(day, ordered, AddressChange::forGood);
    }

    private @Nullable Address addressOn(LocalDate day, @Nullable Address ordered, Predicate<AddressChange> counts) {
        return addresses.stream()
                .filter(change -> change.covers(day) && counts.test(change))
                .max(Comparator.comparing((AddressChange change) -> !change.forGood())
                        .thenComparing(AddressChange::from))
                .map(AddressChange::address)
                .orElse(ordered);
    }

    public Periods with(Hold hold) {
        return new Periods(Stream.concat(holds.stream(), Stream.of(hold)).toList(), addresses);
    }

    public Periods without(Hold hold) {
        return new Periods(holds.stream().filter(other -> !other.equals(hold)).toList(), addresses);
    }

    public Periods with(AddressChange change) {
        return new Periods(
                holds, Stream.concat(addresses.stream(), Stream.of(change)).toList());
    }

    public Periods without(AddressChange change) {
        return new Periods(
                holds, addresses.stream().filter(other -> !other.equals(change)).toList());
    }
}
