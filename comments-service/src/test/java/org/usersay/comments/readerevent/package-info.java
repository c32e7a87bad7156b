/** What becomes of readers' comments when their standing changes. */
@NullMarked
package org.usersay.comments.readerevent;

import org.jspecify.annotations.NullMarked;
