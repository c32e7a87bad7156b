/** What an automated check can say about the pages. */
@NullMarked
package org.usersay.endtoend.accessibility;

import org.jspecify.annotations.NullMarked;
