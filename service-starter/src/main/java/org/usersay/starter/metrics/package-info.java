/** Gauges of what lies in the stores. */
@NullMarked
package org.usersay.starter.metrics;

import org.jspecify.annotations.NullMarked;
