/**
 * Dumps of comments, ours and other systems', read record by record with constant memory. Uses {@code markup}.
 * What comes out is what the dump says, bounded and typed; nothing in it is trusted yet.
 */
@NullMarked
package org.usersay.comments.dumpformat;

import org.jspecify.annotations.NullMarked;
