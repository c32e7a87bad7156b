/** Forwarding of a request to its service, and of the response back. */
@NullMarked
package org.usersay.gateway.proxy;

import org.jspecify.annotations.NullMarked;
