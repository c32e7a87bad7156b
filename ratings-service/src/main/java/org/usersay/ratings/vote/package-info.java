/** Votes, one document each: the truth of this service. */
@NullMarked
package org.usersay.ratings.vote;

import org.jspecify.annotations.NullMarked;
