/**
 * What may appear and what is taken away: screening before publication, queues and decisions after. Uses {@code thread}
 * and {@code comment}, whose port {@code Screening} it implements.
 */
@NullMarked
package org.usersay.comments.moderation;

import org.jspecify.annotations.NullMarked;
