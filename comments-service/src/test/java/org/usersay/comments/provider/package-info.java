@NullMarked
package org.usersay.comments.provider;

import org.jspecify.annotations.NullMarked;
