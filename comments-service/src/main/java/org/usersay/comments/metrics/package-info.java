/** What a newsroom's operator measures of comments. Uses {@code comment} and {@code store}. */
@NullMarked
package org.usersay.comments.metrics;

import org.jspecify.annotations.NullMarked;
