/**
 * The front door. A request passes the filters in the order of {@link org.usersay.gateway.FilterOrder}; what they do not
 * answer themselves goes through the gateway's routes to a service.
 */
@NullMarked
package org.usersay.gateway;

import org.jspecify.annotations.NullMarked;
