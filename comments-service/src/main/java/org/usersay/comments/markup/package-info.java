/** Markdown of comments, rendered to sanitised HTML. Uses no other feature. */
@NullMarked
package org.usersay.comments.markup;

import org.jspecify.annotations.NullMarked;
