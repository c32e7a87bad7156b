/**
 * Live updates of an article's comments as Server-Sent Events. Uses {@code comment} and {@code count}.
 *
 * <p>{@link org.usersay.comments.live.LiveEventPublisher} adds each change to a short stream per article in Redis
 * ({@link org.usersay.comments.live.LiveEventLog}) and publishes it on one channel, which each process subscribes to once
 * ({@link org.usersay.comments.live.LiveEventSubscriber}) and forwards to its clients'
 * {@link org.usersay.comments.live.SseConnection}s.
 */
@NullMarked
package org.usersay.comments.live;

import org.jspecify.annotations.NullMarked;
