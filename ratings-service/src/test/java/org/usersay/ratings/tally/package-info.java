@NullMarked
package org.usersay.ratings.tally;

import org.jspecify.annotations.NullMarked;
