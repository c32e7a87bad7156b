/** RFC 9457 answers for everything that goes wrong; refusals are enum constants that carry their status. */
@NullMarked
package org.usersay.starter.problem;

import org.jspecify.annotations.NullMarked;
