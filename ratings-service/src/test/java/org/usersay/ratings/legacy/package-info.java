@NullMarked
package org.usersay.ratings.legacy;

import org.jspecify.annotations.NullMarked;
