package org.usersay.comments.comment;

/**
 * How a comment came in, kept in the same document so that a retry, even after a crash, finds it.
 *
 * @param once unique within the thread: the scoped idempotency key, or the comment's own id where the client gave none
 * @param print fingerprint of the request, by which a retry is recognised
 */
public record IdempotencyRecord(String once, String print) {}
