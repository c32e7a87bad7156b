/** What becomes of readers' comments when their standing changes. */
@NullMarked
package org.usersay.comments.standing;

import org.jspecify.annotations.NullMarked;
