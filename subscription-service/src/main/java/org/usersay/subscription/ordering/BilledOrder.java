package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.contact.Language;

/**
 * A paid order as its invoice has it.
 *
 * @param version counts the order's changes
 * @param buyer lines of who is billed; the first is the name; null for who must not read it
 * @param taxCode of the company that is billed, likewise
 * @param from first day of the term
 * @param until the day after the last
 * @param discount what a coupon took off
 * @param delivery surcharge of the region
 * @param tax contained in the total
 * @param credit what of the total the rest of another order pays; null where it upgrades none
 * @param refunds what of the total went back
 */
public record BilledOrder(
        String reference,
        int version,
        String site,
        Language language,
        Instant paidAt,
        @Nullable List<String> buyer,
        @Nullable String taxCode,
        String publication,
        String plan,
        int copies,
        LocalDate from,
        LocalDate until,
        Price unit,
        Price discount,
        Price delivery,
        Price tax,
        BigDecimal taxPercent,
        Price total,
        @Nullable Credit credit,
        List<BilledRefund> refunds) {

    public BilledOrder {
        buyer = buyer == null ? null : List.copyOf(buyer);
        refunds = List.copyOf(refunds);
    }

    /**
     * What is left of an order.
     *
     * @param order its number
     */
    public record Credit(String order, Price amount) {}
}
