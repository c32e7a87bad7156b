/**
 * Writing without JavaScript: a plain HTML form for guests. Uses {@code thread} and {@code comment}.
 */
@NullMarked
package org.usersay.comments.form;

import org.jspecify.annotations.NullMarked;
