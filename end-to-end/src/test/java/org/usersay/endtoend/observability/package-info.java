/** Traces, logs and metrics of the running system. */
@NullMarked
package org.usersay.endtoend.observability;

import org.jspecify.annotations.NullMarked;
