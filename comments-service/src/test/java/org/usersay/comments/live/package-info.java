/** Live streams over real connections. */
@NullMarked
package org.usersay.comments.live;

import org.jspecify.annotations.NullMarked;
