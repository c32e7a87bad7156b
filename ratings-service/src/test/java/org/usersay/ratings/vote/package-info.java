@NullMarked
package org.usersay.ratings.vote;

import org.jspecify.annotations.NullMarked;
