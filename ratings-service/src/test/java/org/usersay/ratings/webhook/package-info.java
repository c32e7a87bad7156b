@NullMarked
package org.usersay.ratings.webhook;

import org.jspecify.annotations.NullMarked;
