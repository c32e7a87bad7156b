/**
 * How many votes of each kind every article has: kept in Redis by differences, exact again after any loss. Uses
 * {@code vote} alone. The rules stand in {@code docs/decisions/0031-exact-tallies.md}.
 */
@NullMarked
package org.usersay.ratings.tally;

import org.jspecify.annotations.NullMarked;
