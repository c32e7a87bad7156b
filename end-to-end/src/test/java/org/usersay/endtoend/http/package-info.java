/** A visitor without a browser: cookies or a bearer token, and answers that are easy to ask about. */
@NullMarked
package org.usersay.endtoend.http;

import org.jspecify.annotations.NullMarked;
