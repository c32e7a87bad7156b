/** Feeds, fragments and profiles as their readers get them. */
@NullMarked
package org.usersay.comments.feed;

import org.jspecify.annotations.NullMarked;
