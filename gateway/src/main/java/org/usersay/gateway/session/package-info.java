/** Who asks: the cookie that becomes a bearer token, the origins that may use it, and CORS. */
@NullMarked
package org.usersay.gateway.session;

import org.jspecify.annotations.NullMarked;
