package org.usersay.subscription.catalog;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.contact.Language;

/**
 * How one can subscribe.
 *
 * @param id unique within the site, since an order names a plan and nothing else
 * @param name in the site's own language
 * @param names in other languages
 * @param issues how many the term has; absent where that is not promised
 * @param price of one copy for the whole term, in units of the currency
 * @param prices of one copy for the whole term in further currencies, of which an order names one
 * @param maxCopies per order
 * @param seats how many people read with one copy, whom its buyer invites; absent where only the buyer reads
 * @param taxPercent rate of the tax that the price contains
 * @param entitlements what its subscribers may read, in the words of the paywall; absent where it is what the kind of the
 *     publication says: {@code digital-access} of a digital one, {@code epaper} of an e-paper, nothing of a printed one
 * @param includes ids of further publications that belong to it, which makes it a bundle
 * @param from the first day it is offered; absent where it is already
 * @param until the last day it is offered; absent where there is none
 */
public record Plan(
        @NotNull @Pattern(regexp = Publication.ID) String id,
        @NotBlank String name,
        @DefaultValue @Size(max = 2) Map<Language, String> names,
        @Min(1) @Max(120) int termMonths,
        @Nullable @Min(1) @Max(1_000) Integer issues,

        @NotNull @Positive @Digits(integer = 12, fraction = 4)
        BigDecimal price,

        @NotNull Currency currency,

        @DefaultValue @Size(max = 20)
        Map<Currency, @NotNull @Positive @Digits(integer = 12, fraction = 4) BigDecimal> prices,

        @NotNull Delivery delivery,
        @DefaultValue("1") @Min(1) @Max(10_000) int maxCopies,
        @Nullable @Min(1) @Max(Plan.MAX_SEATS) Integer seats,

        @DefaultValue("0") @NotNull @PositiveOrZero @Max(100) @Digits(integer = 3, fraction = 4)
        BigDecimal taxPercent,

        @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") String> entitlements,
        @DefaultValue @Size(max = 20) List<String> includes,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** Seats of one order. */
    public static final int MAX_SEATS = 1_000;

    public Plan {
        names = Map.copyOf(Objects.requireNonNullElse(names, Map.of()));
        entitlements = entitlements == null ? null : List.copyOf(entitlements);
        prices = Map.copyOf(Objects.requireNonNullElse(prices, Map.of()));
        includes = List.copyOf(Objects.requireNonNullElse(includes, List.of()));
    }

    /** Its name as a reader of this language is told it. */
    public String name(Language language) {
        return names.getOrDefault(language, name);
    }

    /** What one copy costs in each currency, that of the plan first, the others by their codes. */
    public List<Price> allPrices() {
        return Stream.concat(
                        Stream.of(Price.of(this, 1)),
                        prices.entrySet().stream()
                                .map(other -> new Price(other.getValue(), other.getKey()))
                                .sorted(Comparator.comparing(
                                        other -> other.currency().getCurrencyCode())))
                .toList();
    }

    /** The same plan at its price in a currency; empty where it has none. */
    Optional<Plan> in(Currency wanted) {
        return wanted.equals(currency)
                ? Optional.of(this)
                : Optional.ofNullable(prices.get(wanted))
                        .map(other -> new Plan(
                                id,
                                name,
                                names,
                                termMonths,
                                issues,
                                other,
                                wanted,
                                Map.of(),
                                delivery,
                                maxCopies,
                                seats,
                                taxPercent,
                                entitlements,
                                includes,
                                from,
                                until));
    }

    /** Whether the carrier brings it. */
    public boolean posted() {
        return delivery == Delivery.POST;
    }

    boolean offeredOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** A 400 problem where these are too many. */
    public void requireCopies(int copies) {
        var most = seats == null ? maxCopies : Math.min(maxCopies, MAX_SEATS / seats);
        if (copies > most) {
            throw CommonProblem.invalid("/copies", "At most " + most + " copies.");
        }
    }

    /** How the issues reach the subscriber. */
    public enum Delivery {
        /** By carrier, so an address is needed. */
        POST,
        ONLINE
    }
}
