@NullMarked
package org.usersay.benchmarks.load;

import org.jspecify.annotations.NullMarked;
