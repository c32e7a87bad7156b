/** Learned spam score of a site's comments, trained by the decisions of its moderators. */
@NullMarked
package org.usersay.comments.spamscore;

import org.jspecify.annotations.NullMarked;
