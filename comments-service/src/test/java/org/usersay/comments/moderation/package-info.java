/** Tests of the screening rules. */
@NullMarked
package org.usersay.comments.moderation;

import org.jspecify.annotations.NullMarked;
