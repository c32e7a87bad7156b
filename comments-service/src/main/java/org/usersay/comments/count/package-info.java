/**
 * The copy of each thread in Redis that pages and counts are read from: which comments are shown, in which order, under
 * which, in which version. It can be lost at any moment and comes back exact from MongoDB. Uses {@code thread} and
 * {@code comment}.
 */
@NullMarked
package org.usersay.comments.count;

import org.jspecify.annotations.NullMarked;
