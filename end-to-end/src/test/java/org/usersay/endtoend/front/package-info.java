/** Tests of the nginx configuration of {@code deploy/nginx} before the running system; skipped where nginx is not installed. */
@NullMarked
package org.usersay.endtoend.front;

import org.jspecify.annotations.NullMarked;
