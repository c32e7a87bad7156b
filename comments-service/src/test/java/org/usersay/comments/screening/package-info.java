/** Tests of the screening rules. */
@NullMarked
package org.usersay.comments.screening;

import org.jspecify.annotations.NullMarked;
