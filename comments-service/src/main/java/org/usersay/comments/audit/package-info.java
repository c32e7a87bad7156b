/** The audit trails of all services for moderators and administrators: search, check, export. */
@NullMarked
package org.usersay.comments.audit;

import org.jspecify.annotations.NullMarked;
