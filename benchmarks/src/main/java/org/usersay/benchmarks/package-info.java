/** {@code benchmarks/run}: starts the whole system, measures it beside nginx and prints one table. */
@NullMarked
package org.usersay.benchmarks;

import org.jspecify.annotations.NullMarked;
