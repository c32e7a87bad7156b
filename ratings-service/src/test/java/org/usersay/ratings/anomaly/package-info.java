@NullMarked
package org.usersay.ratings.anomaly;

import org.jspecify.annotations.NullMarked;
