@NullMarked
package org.usersay.benchmarks.process;

import org.jspecify.annotations.NullMarked;
