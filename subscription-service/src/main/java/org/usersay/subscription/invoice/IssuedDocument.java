package org.usersay.subscription.invoice;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.usersay.subscription.payment.Seller;

/**
 * Invoice or credit note, by what it was issued.
 *
 * @param kind what its number has for its kind; empty for invoices
 * @param number within its kind, site and year, from 1 on
 * @param subject what it is for: an order, or the refund of one
 * @param issuedOn a day of the site's time zone
 * @param seller as it was on that day
 */
record IssuedDocument(
        String kind, String site, int year, int number, String subject, LocalDate issuedOn, Seller seller) {

    /** Its number as it is written, such as {@code VIR-2026-000001} or {@code VIR-CN-2026-000001}. */
    String title() {
        return Stream.of(seller.prefix(), kind, "%d-%06d".formatted(year, number))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }
}
