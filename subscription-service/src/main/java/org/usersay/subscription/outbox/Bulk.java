package org.usersay.subscription.outbox;

/**
 * What marks a mail as one of many. Such mails wait in a lane of their own, so that no other mail waits for them.
 *
 * @param campaign by whose id they are counted
 * @param listId value of the header {@code List-Id} without its brackets (RFC 2919)
 */
public record Bulk(String campaign, String listId) {}
