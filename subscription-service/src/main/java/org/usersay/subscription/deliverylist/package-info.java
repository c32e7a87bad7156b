/** What goes to which address with an issue: as a list, as a file for the carrier, as labels. Uses {@code catalog}, {@code
 * order}. */
@NullMarked
package org.usersay.subscription.deliverylist;

import org.jspecify.annotations.NullMarked;
