/**
 * Outbox inside documents: what must be sent waits in the document whose write caused it; and the threads that work queues off.
 * Uses {@code mongo}.
 */
@NullMarked
package org.usersay.starter.outbox;

import org.jspecify.annotations.NullMarked;
