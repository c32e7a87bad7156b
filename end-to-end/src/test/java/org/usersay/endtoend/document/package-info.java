/** Documents compared with the sources. Reads both, starts nothing. */
@NullMarked
package org.usersay.endtoend.document;

import org.jspecify.annotations.NullMarked;
