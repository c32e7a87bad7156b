/** Which service answers a path, and how a request gets there: path checks, request ids, forwarded headers. */
@NullMarked
package org.usersay.gateway.route;

import org.jspecify.annotations.NullMarked;
