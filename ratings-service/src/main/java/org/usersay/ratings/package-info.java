/** Five-star ratings: votes are the truth, tallies and rankings are copies that can be made again. */
@NullMarked
package org.usersay.ratings;

import org.jspecify.annotations.NullMarked;
