@NullMarked
package org.usersay.comments.count;

import org.jspecify.annotations.NullMarked;
