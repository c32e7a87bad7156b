/** Top lists, kept while votes arrive. Uses {@code tally} and {@code article}. */
@NullMarked
package org.usersay.ratings.ranking;

import org.jspecify.annotations.NullMarked;
