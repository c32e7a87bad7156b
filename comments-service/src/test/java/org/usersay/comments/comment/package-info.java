/** What is kept beside a comment. */
@NullMarked
package org.usersay.comments.comment;

import org.jspecify.annotations.NullMarked;
