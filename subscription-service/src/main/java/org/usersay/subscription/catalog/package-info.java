/** What each site sells: publications, plans, prices. Uses {@code contact}. */
@NullMarked
package org.usersay.subscription.catalog;

import org.jspecify.annotations.NullMarked;
