/** Opaque identifiers that sort by the time they were made. */
@NullMarked
package org.usersay.starter.id;

import org.jspecify.annotations.NullMarked;
