/**
 * Mails about replies, mentions and statements of reasons: received from the comments-service, sent at once or once a day, ended by one
 * click. Uses {@code account}, {@code ignoredreader}, {@code privacy}, {@code oneclick}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.notification;

import org.jspecify.annotations.NullMarked;
