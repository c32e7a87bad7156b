/**
 * Lists of what was published last: on a site, under an article, by a reader. Copies in Redis of what MongoDB knows; lost
 * ones come back when they are next read. Uses {@code comment} and {@code listing}.
 */
@NullMarked
package org.usersay.comments.recent;

import org.jspecify.annotations.NullMarked;
