/**
 * Which passwords are accepted and how they are hashed and compared. Uses {@code secret}.
 */
@NullMarked
package org.usersay.subscription.password;

import org.jspecify.annotations.NullMarked;
