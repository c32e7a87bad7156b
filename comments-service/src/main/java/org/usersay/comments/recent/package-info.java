/** Lists of what was published last: on a site, under an article, by a reader. Uses {@code comment}. */
@NullMarked
package org.usersay.comments.recent;

import org.jspecify.annotations.NullMarked;
