/** Notices on their way to the other service. */
@NullMarked
package org.usersay.comments.notification;

import org.jspecify.annotations.NullMarked;
