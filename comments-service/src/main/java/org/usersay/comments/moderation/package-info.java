/** Moderation: readers' reports, the moderators' queue and their decisions, pins, the audit trail of a site. */
@NullMarked
package org.usersay.comments.moderation;

import org.jspecify.annotations.NullMarked;
