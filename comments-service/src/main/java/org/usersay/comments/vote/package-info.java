/**
 * Votes on comments, one a reader. A reader's votes in a thread are one document; a comment's tally is part of the
 * comment. Uses {@code comment}.
 */
@NullMarked
package org.usersay.comments.vote;

import org.jspecify.annotations.NullMarked;
