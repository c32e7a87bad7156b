/** The browser's files: newsroom pages, the console, the embeddable script, and the headers that guard them. */
@NullMarked
package org.usersay.gateway.staticfiles;

import org.jspecify.annotations.NullMarked;
