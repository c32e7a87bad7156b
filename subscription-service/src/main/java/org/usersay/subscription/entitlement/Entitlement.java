package org.usersay.subscription.entitlement;

import java.time.LocalDate;

/**
 * Something that a reader may read.
 *
 * @param name in the words of the paywall, for instance {@code digital-access}
 * @param order the reference of the order that grants it, the one that does so the longest
 * @param endsOn the day from which it is granted no more
 */
public record Entitlement(String site, String name, String order, LocalDate endsOn) {}
