/**
 * What happens to orders on a day: reminders, ends of terms, mails of gifts, coupons of orders that were never made. Uses {@code cleanup}, {@code coupon}, {@code order}, {@code ordering}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.orderterm;

import org.jspecify.annotations.NullMarked;
