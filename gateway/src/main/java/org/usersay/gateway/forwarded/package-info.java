/** Address and scheme of the client behind trusted proxies. */
@NullMarked
package org.usersay.gateway.forwarded;

import org.jspecify.annotations.NullMarked;
