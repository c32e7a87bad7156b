/** Tests of lists of the latest. */
@NullMarked
package org.usersay.comments.recent;

import org.jspecify.annotations.NullMarked;
