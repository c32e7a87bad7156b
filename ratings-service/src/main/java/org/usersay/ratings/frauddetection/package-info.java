/**
 * Votes that look arranged: found by a list of small rules, shown with their evidence, and set aside by a moderator, who may
 * take it back; every such act is written down. Uses {@code vote} and {@code tally}.
 */
@NullMarked
package org.usersay.ratings.frauddetection;

import org.jspecify.annotations.NullMarked;
