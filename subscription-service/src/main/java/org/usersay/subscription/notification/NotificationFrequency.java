package org.usersay.subscription.notification;

/** When a reader wants to be told. */
enum NotificationFrequency {
    AT_ONCE,
    DAILY,
    OFF
}
