/** The gateway over HTTP, with WireMock as the services behind it. */
@NullMarked
package org.usersay.gateway;

import org.jspecify.annotations.NullMarked;
