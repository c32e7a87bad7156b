/** Address and scheme of the client behind trusted proxies, and what one address may hold. */
@NullMarked
package org.usersay.gateway.forwarded;

import org.jspecify.annotations.NullMarked;
