/** What a reader meets: the stars of an article, and his own. Uses {@code vote} and {@code tally}. */
@NullMarked
package org.usersay.ratings.rating;

import org.jspecify.annotations.NullMarked;
