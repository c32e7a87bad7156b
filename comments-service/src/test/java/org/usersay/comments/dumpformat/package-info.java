/** Tests of the readers against files in each format's documented shape. */
@NullMarked
package org.usersay.comments.dumpformat;

import org.jspecify.annotations.NullMarked;
