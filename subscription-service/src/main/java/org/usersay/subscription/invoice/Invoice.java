package org.usersay.subscription.invoice;

import java.time.LocalDate;
import org.usersay.subscription.payment.Seller;

/**
 * Invoice of an order.
 *
 * @param number within its year and site, from 1 on
 * @param issuedOn a day of the site's time zone
 * @param seller as it was on that day
 */
record Invoice(String site, int year, int number, String order, LocalDate issuedOn, Seller seller) {

    /** Its number as it is written, such as {@code VIR-2026-000001}. */
    String title() {
        return "%s%s%d-%06d".formatted(seller.prefix(), seller.prefix().isEmpty() ? "" : "-", year, number);
    }
}
