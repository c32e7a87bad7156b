/** HTTP clients with cookies or a bearer token, and their answers. */
@NullMarked
package org.usersay.endtoend.http;

import org.jspecify.annotations.NullMarked;
