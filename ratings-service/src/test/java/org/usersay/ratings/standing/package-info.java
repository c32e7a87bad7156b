@NullMarked
package org.usersay.ratings.standing;

import org.jspecify.annotations.NullMarked;
