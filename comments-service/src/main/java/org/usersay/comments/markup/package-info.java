/** Markdown to the only HTML we ever serve. Uses no other feature. */
@NullMarked
package org.usersay.comments.markup;

import org.jspecify.annotations.NullMarked;
