@NullMarked
package org.usersay.ratings;

import org.jspecify.annotations.NullMarked;
