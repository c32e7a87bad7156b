@NullMarked
package org.usersay.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
