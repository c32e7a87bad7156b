package org.usersay.comments.count;

/**
 * Where a script of another package finds an article's counter: field {@code count} of a hash whose {@code run} is this
 * one. It has the article's hash tag.
 *
 * @param key name of the hash
 * @param run of Redis, in which the counter must have been made
 */
public record CountKey(String key, String run) {}
