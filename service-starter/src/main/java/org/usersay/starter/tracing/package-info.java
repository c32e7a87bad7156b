/** Traces (W3C Trace Context): what is recorded, and the ids that problems, responses and outboxes carry. */
@NullMarked
package org.usersay.starter.tracing;

import org.jspecify.annotations.NullMarked;
