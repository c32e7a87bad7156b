package org.usersay.subscription.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Currency;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one can subscribe.
 *
 * @param id unique within the site, since an order names a plan and nothing else
 * @param price of one copy for the whole term, in units of the currency
 * @param maxCopies per order
 */
public record Plan(
        @NotBlank String id,
        @NotBlank String name,
        @Min(1) @Max(120) int termMonths,
        @NotNull @Positive BigDecimal price,
        @NotNull Currency currency,
        @NotNull Delivery delivery,
        @DefaultValue("1") @Min(1) @Max(10_000) int maxCopies) {

    /** How the issues reach the subscriber. */
    public enum Delivery {
        /** By carrier, so an address is needed. */
        POST,
        ONLINE
    }
}
