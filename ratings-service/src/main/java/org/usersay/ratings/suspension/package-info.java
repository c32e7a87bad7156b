/**
 * Follows what the subscription service tells of readers: the votes of suspended and departed readers leave the tallies,
 * those of readmitted ones come back. Uses {@code vote} and {@code tally}.
 */
@NullMarked
package org.usersay.ratings.suspension;

import org.jspecify.annotations.NullMarked;
