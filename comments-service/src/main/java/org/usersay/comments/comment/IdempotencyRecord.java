package org.usersay.comments.comment;

/**
 * How a comment came in, kept in the same document so that a retry, even after a crash, finds it.
 *
 * @param requestKey unique within the thread: the scoped idempotency key, or the comment's own id where the client gave none
 * @param fingerprint hash of the request, by which a retry is recognised
 */
public record IdempotencyRecord(String requestKey, String fingerprint) {}
