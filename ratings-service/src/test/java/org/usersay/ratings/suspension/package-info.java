@NullMarked
package org.usersay.ratings.suspension;

import org.jspecify.annotations.NullMarked;
