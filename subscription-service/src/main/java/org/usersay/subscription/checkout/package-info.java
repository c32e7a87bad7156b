/** Payment of orders on the page of a provider, and the provider's notices. Uses {@code order}, {@code payment}. */
@NullMarked
package org.usersay.subscription.checkout;

import org.jspecify.annotations.NullMarked;
