/** Tests of the moderation desk. */
@NullMarked
package org.usersay.comments.moderation;

import org.jspecify.annotations.NullMarked;
