/**
 * How many comments an article and a site have: counters in Redis, which may be lost at any moment and come back exact
 * from MongoDB. Uses {@code comment}.
 */
@NullMarked
package org.usersay.comments.count;

import org.jspecify.annotations.NullMarked;
