/** Every route that reads, on a large data set and the default sizes of all processes. */
@NullMarked
package org.usersay.endtoend.reading;

import org.jspecify.annotations.NullMarked;
