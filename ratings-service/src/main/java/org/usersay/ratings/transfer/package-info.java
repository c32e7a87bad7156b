/**
 * Ratings in other forms: for search engines, as files, and the counts of a former system, which are shown beside the
 * readers' votes and never added to them. Uses {@code article}, {@code vote} and {@code tally}.
 */
@NullMarked
package org.usersay.ratings.transfer;

import org.jspecify.annotations.NullMarked;
