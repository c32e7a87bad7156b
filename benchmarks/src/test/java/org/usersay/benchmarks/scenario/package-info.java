@NullMarked
package org.usersay.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
