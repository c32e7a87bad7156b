/** What is kept beside a comment. */
@NullMarked
package org.usersay.comments.store;

import org.jspecify.annotations.NullMarked;
