/** Processor time and resident memory of processes, as Linux counts them. */
@NullMarked
package org.usersay.benchmarks.process;

import org.jspecify.annotations.NullMarked;
