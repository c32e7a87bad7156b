/**
 * The comment as a value, its events and its public view. Everything else is notified by a
 * {@link org.usersay.comments.comment.CommentEvent}.
 */
@NullMarked
package org.usersay.comments.comment;

import org.jspecify.annotations.NullMarked;
