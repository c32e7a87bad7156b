/**
 * Calls between services on internal paths: each request is signed with a shared key and guarded by a circuit breaker.
 */
@NullMarked
package org.usersay.starter.internalapi;

import org.jspecify.annotations.NullMarked;
