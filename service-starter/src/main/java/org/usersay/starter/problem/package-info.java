/** Problem details (RFC 9457) for all errors; kinds of problems are enum constants that carry their status. */
@NullMarked
package org.usersay.starter.problem;

import org.jspecify.annotations.NullMarked;
