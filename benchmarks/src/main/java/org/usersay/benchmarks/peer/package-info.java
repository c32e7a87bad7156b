/** What we measure ourselves beside. */
@NullMarked
package org.usersay.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
