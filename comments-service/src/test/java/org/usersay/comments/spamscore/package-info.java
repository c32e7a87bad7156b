@NullMarked
package org.usersay.comments.spamscore;

import org.jspecify.annotations.NullMarked;
