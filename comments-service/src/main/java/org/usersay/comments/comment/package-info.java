/**
 * Comments: writing, editing, deleting, and what one looks like to a reader. Uses {@code article} and {@code markup};
 * everything else is notified by a {@link org.usersay.comments.comment.CommentEvent} or implements one of the ports
 * {@code Screening}, {@code SuspensionCheck}, {@code SiteRules} and {@code PublishedCounter}.
 */
@NullMarked
package org.usersay.comments.comment;

import org.jspecify.annotations.NullMarked;
