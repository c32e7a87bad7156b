/** The load generator: fixed connections to this machine alone, one thread, warm-up, latencies. Knows nothing of Usersay. */
@NullMarked
package org.usersay.benchmarks.load;

import org.jspecify.annotations.NullMarked;
