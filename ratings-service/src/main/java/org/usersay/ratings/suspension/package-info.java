/** Exclusion of the votes of suspended and departed readers. Uses {@code tally} and {@code vote}. */
@NullMarked
package org.usersay.ratings.suspension;

import org.jspecify.annotations.NullMarked;
