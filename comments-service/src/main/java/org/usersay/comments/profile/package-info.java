/** What everybody may know of a reader: name, badges, picture, published comments. Uses {@code comment} and {@code roll}. */
@NullMarked
package org.usersay.comments.profile;

import org.jspecify.annotations.NullMarked;
