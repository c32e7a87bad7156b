/** Tests of the export of a reader's data. */
@NullMarked
package org.usersay.comments.privacy;

import org.jspecify.annotations.NullMarked;
