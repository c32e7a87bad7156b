package org.usersay.starter.identity;

/** What a reader may do. An {@code ADMIN} holds every role on every site. */
public enum Role {
    READER,
    MODERATOR,
    STAFF,
    ADMIN
}
