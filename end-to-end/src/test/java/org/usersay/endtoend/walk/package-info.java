/** What a reader, a publisher and a moderator do, over HTTP. */
@NullMarked
package org.usersay.endtoend.walk;

import org.jspecify.annotations.NullMarked;
