/** Bank accounts of the sites, and the codes from which a banking app fills in a transfer. Uses no other feature. */
@NullMarked
package org.usersay.subscription.payment;

import org.jspecify.annotations.NullMarked;
