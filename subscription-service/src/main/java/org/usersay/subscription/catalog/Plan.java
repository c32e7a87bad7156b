package org.usersay.subscription.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.starter.problem.CommonProblem;

/**
 * How one can subscribe.
 *
 * @param id unique within the site, since an order names a plan and nothing else
 * @param price of one copy for the whole term, in units of the currency
 * @param maxCopies per order
 * @param taxPercent rate of the tax that the price contains
 * @param entitlements what its subscribers may read, in the words of the paywall; absent where it is what the kind of the
 *     publication says: {@code digital-access} of a digital one, {@code epaper} of an e-paper, nothing of a printed one
 */
public record Plan(
        @NotBlank String id,
        @NotBlank String name,
        @Min(1) @Max(120) int termMonths,
        @NotNull @Positive BigDecimal price,
        @NotNull Currency currency,
        @NotNull Delivery delivery,
        @DefaultValue("1") @Min(1) @Max(10_000) int maxCopies,
        @DefaultValue("0") @PositiveOrZero @Max(100) BigDecimal taxPercent,
        @Nullable @Size(max = 20) List<@Pattern(regexp = "[a-z0-9-]{1,64}") String> entitlements) {

    public Plan {
        entitlements = entitlements == null ? null : List.copyOf(entitlements);
    }

    /** A 400 problem where these are too many. */
    public void requireCopies(int copies) {
        if (copies > maxCopies) {
            throw CommonProblem.invalid("/copies", "At most " + maxCopies + " copies.");
        }
    }

    /** How the issues reach the subscriber. */
    public enum Delivery {
        /** By carrier, so an address is needed. */
        POST,
        ONLINE
    }
}
