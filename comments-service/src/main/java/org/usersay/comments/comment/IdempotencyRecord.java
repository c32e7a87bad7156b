package org.usersay.comments.comment;

/**
 * How a comment came in, kept in the same document so that a retry, even after a crash, finds it.
 *
 * @param once unique within the thread: the scoped idempotency key, or the comment's own id where the client gave none
 * @param print tells whether a retry asks for the same thing
 */
public record IdempotencyRecord(String once, String print) {}
