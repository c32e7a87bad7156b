/**
 * How subscribers pay: bank accounts of the sites with the codes from which a banking app fills in a transfer, and the pages of a
 * provider. Uses no other feature.
 */
@NullMarked
package org.usersay.subscription.payment;

import org.jspecify.annotations.NullMarked;
