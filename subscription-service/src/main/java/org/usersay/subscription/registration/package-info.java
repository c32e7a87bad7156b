/**
 * People who asked for an account and have not shown yet that the address is theirs. Uses {@code account}.
 */
@NullMarked
package org.usersay.subscription.registration;

import org.jspecify.annotations.NullMarked;
