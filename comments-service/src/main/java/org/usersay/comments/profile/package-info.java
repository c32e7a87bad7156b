/** Public profiles of readers: name, badges, picture, published comments. Uses {@code comment} and {@code recent}. */
@NullMarked
package org.usersay.comments.profile;

import org.jspecify.annotations.NullMarked;
