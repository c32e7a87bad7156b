/**
 * Replies and mentions, told to the subscription-service, which mails them. Uses {@code thread} and {@code comment}, whose port
 * {@code Foreword} it implements.
 */
@NullMarked
package org.usersay.comments.notification;

import org.jspecify.annotations.NullMarked;
