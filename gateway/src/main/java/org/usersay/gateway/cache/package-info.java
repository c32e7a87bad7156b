/** Response cache: public responses, reused for less than a second, and longer while their service is down. */
@NullMarked
package org.usersay.gateway.cache;

import org.jspecify.annotations.NullMarked;
