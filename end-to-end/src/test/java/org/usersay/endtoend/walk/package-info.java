/** Journeys of readers, publishers and moderators over HTTP. */
@NullMarked
package org.usersay.endtoend.walk;

import org.jspecify.annotations.NullMarked;
