package org.usersay.subscription.outbox;

/** Where a mail stands. */
public enum MailState {
    /** To be sent when it is due. */
    WAITING,
    /** In the hands of one sender until its lease ends. */
    SENDING,
    /** The relay has it. */
    SENT,
    /** Given up; a person decides. */
    DEAD,
    /** Not sent, since its address is suppressed or its campaign was cancelled. */
    SUPPRESSED
}
