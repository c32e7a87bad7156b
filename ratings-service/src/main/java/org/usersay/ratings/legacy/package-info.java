/** Counts of a former rating system: shown beside readers' votes and never added to them. Uses {@code tally}. */
@NullMarked
package org.usersay.ratings.legacy;

import org.jspecify.annotations.NullMarked;
