/** The ratings of an article as readers see them, and the casting of votes. Uses {@code article}, {@code device}, {@code tally} and {@code vote}. */
@NullMarked
package org.usersay.ratings.rating;

import org.jspecify.annotations.NullMarked;
