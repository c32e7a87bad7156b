package org.usersay.subscription.outbox;

/**
 * Numbers of a campaign's mails.
 *
 * @param waiting to be sent or being sent
 * @param failed given up, or unknown whether they arrived
 * @param sent taken by the relay, other than those that came back
 * @param suppressed not sent
 */
public record CampaignMails(long waiting, long failed, long sent, long suppressed, long bounced, long complained) {}
