/** The OpenAPI document of the whole system: those of the services joined, with the gateway's own operations. */
@NullMarked
package org.usersay.gateway.openapi;

import org.jspecify.annotations.NullMarked;
