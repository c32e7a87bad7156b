package org.usersay.comments.listing;

/** Other processes may have changed any thread without our hearing of it. */
public record ChangesMissed() {}
