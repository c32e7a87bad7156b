/**
 * Statistics of moderation by day: computed in the background from the comments and the audit trail, and kept, so that reading
 * them costs the same whatever the site. Uses {@code article} and {@code store}.
 */
@NullMarked
package org.usersay.comments.statistics;

import org.jspecify.annotations.NullMarked;
