/** Notices on their way to the other service. */
@NullMarked
package org.usersay.comments.notice;

import org.jspecify.annotations.NullMarked;
