package org.usersay.subscription.catalog;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.SearchKey;

/**
 * Where issues are brought to, and what that costs beside the plan.
 *
 * @param id unique within the site
 * @param country two letters of ISO 3166; absent for all countries that no other region has
 * @param areas cities and provinces of the country, whatever their case and accents; none for all that no other region has
 * @param surcharges for one copy and month of the term, by currency; plans in other currencies are not brought there
 */
public record Region(
        @NotNull @Pattern(regexp = Publication.ID) String id,
        @NotBlank String name,
        @DefaultValue @Size(max = 2) Map<Language, String> names,
        @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
        @DefaultValue @Size(max = 100) List<@NotBlank @Size(max = 100) String> areas,

        @NotNull @Size(max = 10)
        Map<Currency, @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4) BigDecimal> surcharges) {

    public Region {
        names = Map.copyOf(Objects.requireNonNullElse(names, Map.of()));
        areas = List.copyOf(Objects.requireNonNullElse(areas, List.of()));
        surcharges = Map.copyOf(Objects.requireNonNullElse(surcharges, Map.of()));
    }

    /** How closely it names a destination; empty where it does not. */
    Optional<Integer> match(Destination destination) {
        if (country == null) {
            return Optional.of(0);
        }
        if (!country.equals(destination.country())) {
            return Optional.empty();
        }
        if (areas.isEmpty()) {
            return Optional.of(1);
        }
        var wanted = destination.areas().stream().map(SearchKey::of).toList();
        return areas.stream().map(SearchKey::of).anyMatch(wanted::contains) ? Optional.of(2) : Optional.empty();
    }

    /** What copies of a plan cost here beside the plan's price; empty where the plan is not brought here. */
    Optional<Price> surcharge(Plan plan, int copies) {
        return Optional.ofNullable(surcharges.get(plan.currency()))
                .map(amount -> new Price(
                        amount.multiply(BigDecimal.valueOf((long) plan.termMonths() * copies)), plan.currency()));
    }
}
