/** The file of the embedded store and its journal: an acknowledged write survives {@code kill -9}. */
@NullMarked
package org.usersay.embeddedstore.journal;

import org.jspecify.annotations.NullMarked;
