/** Tests of what is held about one reader. */
@NullMarked
package org.usersay.comments.privacy;

import org.jspecify.annotations.NullMarked;
