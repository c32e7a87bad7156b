/** Pages to which the types of problems lead. Uses no other package. */
@NullMarked
package org.usersay.gateway.problempage;

import org.jspecify.annotations.NullMarked;
