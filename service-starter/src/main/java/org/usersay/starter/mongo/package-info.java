/** Conventions for the plain MongoDB driver: time-outs, durable writes, one database a service. */
@NullMarked
package org.usersay.starter.mongo;

import org.jspecify.annotations.NullMarked;
