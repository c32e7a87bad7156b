/**
 * Votes on comments, one a reader. A reader's vote on a comment is one small document; a comment's tally is part of the
 * comment. Uses {@code comment}.
 */
@NullMarked
package org.usersay.comments.vote;

import org.jspecify.annotations.NullMarked;
