/**
 * Comments: writing, editing, deleting, and what one looks like to a reader. Uses {@code thread} and {@code markup};
 * everything else hears of a comment through {@link org.usersay.comments.comment.CommentEvent} and the ports
 * {@code Screening}, {@code DirtyMarks} and {@code ReplyCounts} that others implement.
 */
@NullMarked
package org.usersay.comments.comment;

import org.jspecify.annotations.NullMarked;
