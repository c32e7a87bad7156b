package org.usersay.subscription.notice;

/** When a reader wants to be told. */
enum Wish {
    AT_ONCE,
    DAILY,
    OFF
}
