/** Tests of the audit trails as moderators read them. */
@NullMarked
package org.usersay.comments.audit;

import org.jspecify.annotations.NullMarked;
