/** The service as its clients meet it. */
@NullMarked
package org.usersay.comments;

import org.jspecify.annotations.NullMarked;
