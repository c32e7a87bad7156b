/** Who decided what: lines that are only ever added, chained by their hashes. */
@NullMarked
package org.usersay.starter.audit;

import org.jspecify.annotations.NullMarked;
