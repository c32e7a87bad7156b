/** Pages, scripts and pictures of the newsroom, the console and the elements, and the headers of their responses. */
@NullMarked
package org.usersay.gateway.staticfiles;

import org.jspecify.annotations.NullMarked;
