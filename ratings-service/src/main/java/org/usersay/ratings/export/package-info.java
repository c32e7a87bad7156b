/** Votes and daily counts as files for a site's staff, and a reader's own ratings. Uses {@code tally} and {@code vote}. */
@NullMarked
package org.usersay.ratings.export;

import org.jspecify.annotations.NullMarked;
