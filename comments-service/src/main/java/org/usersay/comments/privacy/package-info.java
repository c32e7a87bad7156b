/**
 * Export of the data of one reader, which the subscription-service includes in the reader's archive. Uses {@code comment}
 * and {@code vote}.
 */
@NullMarked
package org.usersay.comments.privacy;

import org.jspecify.annotations.NullMarked;
