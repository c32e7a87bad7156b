@NullMarked
package org.usersay.ratings.device;

import org.jspecify.annotations.NullMarked;
