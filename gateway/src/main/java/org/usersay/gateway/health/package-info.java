/** Whether the whole can serve: GET /healthz. */
@NullMarked
package org.usersay.gateway.health;

import org.jspecify.annotations.NullMarked;
