/**
 * Counts of every article's votes, kept in Redis and exact again after any crash or loss: versioned votes with a dirty mark,
 * applied in any order by {@code lua/tally-apply.lua}. Uses {@code vote} alone. See
 * {@code docs/decisions/0010-dirty-marks.md}.
 */
@NullMarked
package org.usersay.ratings.tally;

import org.jspecify.annotations.NullMarked;
