package org.usersay.comments.count;

/**
 * A thread's copy, as a script of another package counts its published comments: {@code tree - tomb} of the hash, where
 * its {@code run} is this one and its {@code built} is 1. It has the thread's hash tag.
 *
 * @param meta name of the hash
 * @param run of Redis, from which the copy must stem
 */
public record CountKey(String meta, String run) {}
