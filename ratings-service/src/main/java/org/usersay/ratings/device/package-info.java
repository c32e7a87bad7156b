/**
 * Votes of people who have not signed in: their device's signed cookie, how long it is held back, how it merges into a
 * reader, and what is kept of its address. Uses {@code vote} and {@code tally}.
 */
@NullMarked
package org.usersay.ratings.device;

import org.jspecify.annotations.NullMarked;
