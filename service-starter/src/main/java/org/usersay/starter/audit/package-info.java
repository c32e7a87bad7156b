/** Audit trails: append-only entries, chained by their hashes. */
@NullMarked
package org.usersay.starter.audit;

import org.jspecify.annotations.NullMarked;
