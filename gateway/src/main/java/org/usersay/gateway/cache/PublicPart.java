package org.usersay.gateway.cache;

/**
 * Public resource as a part of an answer.
 *
 * @param status status of its service's response
 * @param body its bytes, which are shared and never written to
 * @param stale whether it may be out of date since something is down
 */
@SuppressWarnings("ArrayRecordComponent")
public record PublicPart(int status, byte[] body, boolean stale) {}
