@NullMarked
package org.usersay.comments.markup;

import org.jspecify.annotations.NullMarked;
