/** Opaque, checked cursors for keyset paging. */
@NullMarked
package org.usersay.starter.cursor;

import org.jspecify.annotations.NullMarked;
