@NullMarked
package org.usersay.ratings.structureddata;

import org.jspecify.annotations.NullMarked;
