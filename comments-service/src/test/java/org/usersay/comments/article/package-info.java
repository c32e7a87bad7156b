@NullMarked
package org.usersay.comments.article;

import org.jspecify.annotations.NullMarked;
