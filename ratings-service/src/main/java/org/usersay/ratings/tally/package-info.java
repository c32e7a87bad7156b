/**
 * Counts of every article's votes, kept in Redis and exact again after any crash or loss: versioned votes with a dirty mark,
 * applied in any order by {@code lua/tally-apply.lua}. Uses {@code vote} alone.
 */
@NullMarked
package org.usersay.ratings.tally;

import org.jspecify.annotations.NullMarked;
