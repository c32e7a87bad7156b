/** Tests of what is held about one reader. */
@NullMarked
package org.usersay.comments.personal;

import org.jspecify.annotations.NullMarked;
