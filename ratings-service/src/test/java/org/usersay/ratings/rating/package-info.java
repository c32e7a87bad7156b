@NullMarked
package org.usersay.ratings.rating;

import org.jspecify.annotations.NullMarked;
