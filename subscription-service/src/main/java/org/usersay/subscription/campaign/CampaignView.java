package org.usersay.subscription.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.CampaignMails;

/**
 * Campaign as staff see it.
 *
 * @param recipients how many are on the list now, while it is not sent
 * @param queued recipients whose mails were written
 * @param results what became of them
 * @param unsubscribed who left by a mail of the campaign
 */
record CampaignView(
        String id,
        String list,
        @Nullable Language locale,
        String subject,
        String text,
        @Nullable Integer ratePerHour,
        @Nullable Integer domainRatePerHour,
        CampaignState state,
        String createdBy,
        Instant createdAt,
        @Nullable Instant sendAt,
        @Nullable LocalDateTime sendAtLocal,
        String timeZone,
        @Nullable Instant finishedAt,
        long recipients,
        long queued,
        CampaignMails results,
        long unsubscribed) {

    static CampaignView of(
            Campaign campaign, String timeZone, long recipients, CampaignMails results, long unsubscribed) {
        var draft = campaign.draft();
        return new CampaignView(
                campaign.id(),
                draft.list(),
                draft.locale(),
                draft.subject().value(),
                draft.text(),
                draft.ratePerHour(),
                draft.domainRatePerHour(),
                campaign.state(),
                campaign.createdBy(),
                campaign.createdAt(),
                campaign.sendAt(),
                campaign.sendAtLocal(),
                timeZone,
                campaign.finishedAt(),
                recipients,
                campaign.progress().queued(),
                results,
                unsubscribed);
    }
}
