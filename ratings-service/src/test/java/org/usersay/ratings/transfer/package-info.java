@NullMarked
package org.usersay.ratings.transfer;

import org.jspecify.annotations.NullMarked;
