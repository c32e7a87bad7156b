/** Invoices of paid orders: numbers without gaps, and PDF files. Uses {@code catalog}, {@code contact}, {@code order}, {@code payment}. */
@NullMarked
package org.usersay.subscription.invoice;

import org.jspecify.annotations.NullMarked;
