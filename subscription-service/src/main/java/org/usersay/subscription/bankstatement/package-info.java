/** Reconciliation of a bank's statement with the orders that wait for money. Uses {@code catalog}, {@code order}. */
@NullMarked
package org.usersay.subscription.bankstatement;

import org.jspecify.annotations.NullMarked;
