/** A day of the demo newsroom, made once through the public API. Uses no other package. */
@NullMarked
package org.usersay.standalone.demo;

import org.jspecify.annotations.NullMarked;
