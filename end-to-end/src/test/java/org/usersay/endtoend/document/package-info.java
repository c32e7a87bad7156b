/** Whether the documents say what the sources do. Reads both, starts nothing. */
@NullMarked
package org.usersay.endtoend.document;

import org.jspecify.annotations.NullMarked;
