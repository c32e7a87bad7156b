package org.usersay.subscription.campaign;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
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
 * @param opened recipients who opened it, an estimate; null where its site does not count them
 * @param clicked those who followed a link, likewise
 * @param links how many followed each; null in lists too
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
        long unsubscribed,
        @Nullable Long opened,
        @Nullable Long clicked,
        @Nullable List<LinkClicks> links) {

    CampaignView {
        links = links == null ? null : List.copyOf(links);
    }

    /** Link of the text and how many recipients followed it. */
    @Schema(name = "CampaignLink")
    record LinkClicks(String url, long clicked) {}

    /**
     * Recipients who opened a campaign and followed its links.
     *
     * @param links null where they are not asked for
     */
    record Reading(long opened, long clicked, @Nullable List<LinkClicks> links) {}

    static CampaignView of(
            Campaign campaign, String timeZone, CampaignMails results, long unsubscribed, @Nullable Reading reading) {
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
                unsubscribed,
                reading == null ? null : reading.opened(),
                reading == null ? null : reading.clicked(),
                reading == null ? null : reading.links());
    }
}
