/**
 * What this service holds about one reader, told to the subscription-service, which hands all that is held about him to
 * him alone. Uses {@code comment}; reads the ballots of {@code vote}.
 */
@NullMarked
package org.usersay.comments.privacy;

import org.jspecify.annotations.NullMarked;
