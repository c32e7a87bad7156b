/**
 * The pages of a thread, read from MongoDB: {@link org.usersay.comments.page.Pages} lists the steps. Uses
 * {@code article}, {@code comment} and {@code count}.
 */
@NullMarked
package org.usersay.comments.page;

import org.jspecify.annotations.NullMarked;
