package org.usersay.subscription.orderupgrade;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.order.OrderForm.Address;

/**
 * What is ordered in place of an order. It names a plan and never a price.
 *
 * @param copies absent where there are as many as before
 * @param delivery absent where it goes to where the order that runs goes to
 */
record UpgradeForm(
        @NotNull @Size(min = 1, max = 64) String plan,
        @Nullable @Min(1) Integer copies,
        @Nullable @Valid Address delivery) {}
