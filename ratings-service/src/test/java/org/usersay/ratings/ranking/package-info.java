@NullMarked
package org.usersay.ratings.ranking;

import org.jspecify.annotations.NullMarked;
