/**
 * Posting, editing, deleting, pinning and importing of comments, and the endpoints of readers. Other packages implement
 * the ports {@code Screening} and {@code CommentRules}.
 *
 * @see org.usersay.comments.posting.CommentCreation
 */
@NullMarked
package org.usersay.comments.posting;

import org.jspecify.annotations.NullMarked;
