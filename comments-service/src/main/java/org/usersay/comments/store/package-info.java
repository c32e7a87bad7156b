/**
 * Comments in MongoDB: documents, indexes, queries and writes, and the repair of what a crash left behind.
 *
 * @see org.usersay.comments.store.CommentStore
 */
@NullMarked
package org.usersay.comments.store;

import org.jspecify.annotations.NullMarked;
