/** The one form of a point in time in answers, feeds, files and the audit trail, and times that requests name. */
@NullMarked
package org.usersay.starter.time;

import org.jspecify.annotations.NullMarked;
