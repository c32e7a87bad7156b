/** Addresses of the instances of a service. */
@NullMarked
package org.usersay.starter.discovery;

import org.jspecify.annotations.NullMarked;
