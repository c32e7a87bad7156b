@NullMarked
package org.usersay.comments.listing;

import org.jspecify.annotations.NullMarked;
