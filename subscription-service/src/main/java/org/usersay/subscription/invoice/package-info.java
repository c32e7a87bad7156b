/**
 * Invoices of paid orders and credit notes of what was paid back: numbers without gaps, and PDF files. Uses {@code catalog}, {@code
 * contact}, {@code ordering}, {@code payment}.
 */
@NullMarked
package org.usersay.subscription.invoice;

import org.jspecify.annotations.NullMarked;
