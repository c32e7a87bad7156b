/** What is measured: the system, what fills it, and the requests of each row. */
@NullMarked
package org.usersay.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
