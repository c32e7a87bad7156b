/** Elements in pages of other origins. */
@NullMarked
package org.usersay.endtoend.embedding;

import org.jspecify.annotations.NullMarked;
