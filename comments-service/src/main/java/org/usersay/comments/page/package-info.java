/**
 * How a page is read: {@link org.usersay.comments.page.Pages} tells it from top to bottom. Uses {@code thread},
 * {@code comment} and {@code listing}.
 */
@NullMarked
package org.usersay.comments.page;

import org.jspecify.annotations.NullMarked;
