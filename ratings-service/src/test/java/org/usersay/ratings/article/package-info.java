@NullMarked
package org.usersay.ratings.article;

import org.jspecify.annotations.NullMarked;
