package org.usersay.subscription.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.CampaignMails;

/**
 * Campaign as staff see it.
 *
 * @param version of the draft, in quotes its tag
 * @param recipients how many it was for when it was scheduled; null for a draft, and until they are counted
 * @param queued recipients whose mails were written
 * @param results what became of them
 * @param unsubscribed who left by a mail of the campaign
 */
record CampaignView(
        String id,
        int version,
        String list,
        @Nullable Language locale,
        @Nullable String plan,
        @Nullable Integer activeWithinDays,
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
        @Nullable Long recipients,
        long queued,
        CampaignMails results,
        long unsubscribed) {

    static CampaignView of(Campaign campaign, String timeZone, CampaignMails results, long unsubscribed) {
        var draft = campaign.draft();
        return new CampaignView(
                campaign.id(),
                campaign.version(),
                draft.list(),
                draft.locale(),
                draft.plan(),
                draft.activeWithinDays(),
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
                campaign.recipients(),
                campaign.progress().queued(),
                results,
                unsubscribed);
    }
}
