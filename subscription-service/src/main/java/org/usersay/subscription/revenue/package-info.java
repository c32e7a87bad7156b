/** Revenue of subscriptions, and how many begin, go on and end, by month and currency. Uses {@code catalog} and {@code ordering}. */
@NullMarked
package org.usersay.subscription.revenue;

import org.jspecify.annotations.NullMarked;
