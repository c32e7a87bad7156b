/** Rate limits by client and by kind of request, and the limit on bodies. */
@NullMarked
package org.usersay.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
