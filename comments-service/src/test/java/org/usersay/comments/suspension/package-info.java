/** What becomes of readers' comments when their standing changes. */
@NullMarked
package org.usersay.comments.suspension;

import org.jspecify.annotations.NullMarked;
