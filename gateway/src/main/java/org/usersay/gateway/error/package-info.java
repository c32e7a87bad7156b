/** Problems that the gateway itself answers. */
@NullMarked
package org.usersay.gateway.error;

import org.jspecify.annotations.NullMarked;
