package org.usersay.subscription.notification;

/** When a reader is notified. */
enum NotificationFrequency {
    AT_ONCE,
    DAILY,
    OFF
}
