package org.usersay.comments.count;

/** Other processes may have changed any thread without our hearing of it. */
public record ChangesMissed() {}
