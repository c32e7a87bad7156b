/**
 * Votes on comments, one for each reader and comment. A vote is a small document; the counts are part of the comment. Uses
 * {@code comment}.
 */
@NullMarked
package org.usersay.comments.vote;

import org.jspecify.annotations.NullMarked;
