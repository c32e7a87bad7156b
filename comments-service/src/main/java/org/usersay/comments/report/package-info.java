/** Readers' complaints about comments. They are kept in the comment and shown in the moderators' queue. Uses {@code comment}. */
@NullMarked
package org.usersay.comments.report;

import org.jspecify.annotations.NullMarked;
