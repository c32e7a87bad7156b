/**
 * What happens in a thread, as it happens: Server-Sent Events. Uses {@code comment} and {@code listing}.
 *
 * <p>A change goes into a short stream per article in Redis ({@link org.usersay.comments.live.LiveEventLog}) and is
 * announced on one channel, to which a process has one subscription however many readers it serves. The subscription
 * hands events to the readers' {@link org.usersay.comments.live.SseConnection}s, which write without holding a thread.
 */
@NullMarked
package org.usersay.comments.live;

import org.jspecify.annotations.NullMarked;
