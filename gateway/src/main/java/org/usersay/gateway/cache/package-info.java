/** Public answers kept at the edge for at most a second, and longer for when a service is down. */
@NullMarked
package org.usersay.gateway.cache;

import org.jspecify.annotations.NullMarked;
