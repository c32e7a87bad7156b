/** Spring Security: the filter chain, whom a cookie identifies, which origins may use it, signed devices. */
@NullMarked
package org.usersay.gateway.security;

import org.jspecify.annotations.NullMarked;
