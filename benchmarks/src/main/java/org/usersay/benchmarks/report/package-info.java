/** The table that the benchmarks print. */
@NullMarked
package org.usersay.benchmarks.report;

import org.jspecify.annotations.NullMarked;
