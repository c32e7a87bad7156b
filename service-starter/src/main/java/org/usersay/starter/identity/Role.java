package org.usersay.starter.identity;

/** Role of a reader. An {@code ADMIN} holds every role on every site. */
public enum Role {
    READER,
    MODERATOR,
    STAFF,
    ADMIN
}
