/** Rules, hashing and comparison of passwords. Uses {@code secret}. */
@NullMarked
package org.usersay.subscription.password;

import org.jspecify.annotations.NullMarked;
