/** Reasons of a site that its moderators choose from, with the statements that authors of comments read. */
@NullMarked
package org.usersay.comments.cannedreason;

import org.jspecify.annotations.NullMarked;
