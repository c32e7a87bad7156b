@NullMarked
package org.usersay.ratings.export;

import org.jspecify.annotations.NullMarked;
