/** Health indicators of the services, which make up the health group of {@code GET /healthz}. */
@NullMarked
package org.usersay.gateway.health;

import org.jspecify.annotations.NullMarked;
