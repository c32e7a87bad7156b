/**
 * Dumps of comments, ours and other systems', read record by record with constant memory. Uses no other feature: what
 * comes out is what the dump says, bounded and typed, with HTML turned into Markdown; nothing in it is trusted yet.
 */
@NullMarked
package org.usersay.comments.dumpformat;

import org.jspecify.annotations.NullMarked;
