package org.usersay.subscription.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sells a site's subscriptions, as its invoices say.
 *
 * @param name of the company
 * @param taxCode of the company
 * @param prefix before the year and the number of each invoice
 */
public record Seller(
        @NotBlank String name,
        @NotBlank String address,
        @NotBlank String taxCode,

        @DefaultValue("") @NotNull @Pattern(regexp = "[A-Za-z0-9/.-]{0,16}", message = "must be letters and digits")
        String prefix) {}
