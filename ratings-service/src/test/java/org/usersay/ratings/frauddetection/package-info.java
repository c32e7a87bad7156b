@NullMarked
package org.usersay.ratings.frauddetection;

import org.jspecify.annotations.NullMarked;
