/**
 * Mails about replies and mentions: taken over from the comments-service, sent at once or once a day, switched off by one
 * click. Uses {@code account}, {@code ignoring}, {@code personal}, {@code click}, {@code outbox}, {@code event}.
 */
@NullMarked
package org.usersay.subscription.notification;

import org.jspecify.annotations.NullMarked;
