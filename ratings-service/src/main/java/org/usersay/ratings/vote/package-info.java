/**
 * One document a vote: the truth of this service. Whoever changes a vote gets the difference it makes, and hands it to
 * {@code tally}. Uses nothing of its neighbours.
 */
@NullMarked
package org.usersay.ratings.vote;

import org.jspecify.annotations.NullMarked;
