/** Random tokens, stored by their digest. Uses no other feature. */
@NullMarked
package org.usersay.subscription.secret;

import org.jspecify.annotations.NullMarked;
