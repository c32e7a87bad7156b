/** Votes without an account: signed devices, their hold-back, and their merging into a reader. Uses {@code tally} and {@code vote}. */
@NullMarked
package org.usersay.ratings.device;

import org.jspecify.annotations.NullMarked;
