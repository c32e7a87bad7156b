/**
 * Notifications of replies, mentions and statements of reasons, sent to the subscription-service, which mails them. They wait in the comments'
 * documents, see {@link org.usersay.comments.store.NotificationOutbox}. Uses {@code article} and {@code comment}.
 */
@NullMarked
package org.usersay.comments.notification;

import org.jspecify.annotations.NullMarked;
