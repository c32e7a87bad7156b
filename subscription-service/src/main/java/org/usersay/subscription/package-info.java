/** The subscription service: accounts, sessions, subscription orders, newsletters and the mail they cause. */
@NullMarked
package org.usersay.subscription;

import org.jspecify.annotations.NullMarked;
