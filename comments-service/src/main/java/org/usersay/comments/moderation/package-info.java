/**
 * Moderation: screening before publication, readers' reports, the moderators' queue and their decisions. Uses
 * {@code article} and {@code comment}, whose ports {@code Screening} and {@code CommentRules} it implements.
 */
@NullMarked
package org.usersay.comments.moderation;

import org.jspecify.annotations.NullMarked;
