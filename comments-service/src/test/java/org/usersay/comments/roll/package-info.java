/** Tests of lists of the latest. */
@NullMarked
package org.usersay.comments.roll;

import org.jspecify.annotations.NullMarked;
