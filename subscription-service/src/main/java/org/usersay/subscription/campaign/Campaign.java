package org.usersay.subscription.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Campaign of a site.
 *
 * @param version of the draft; 0 where it was never counted
 * @param sendAt when it begins or began; null for a draft
 * @param sendAtLocal the same as staff wrote it, in the site's time zone; null where it began at once
 * @param recipients how many it was for when it was scheduled; null for a draft, and until they are counted
 * @param finishedAt null until it is sent or cancelled
 * @param links what the links of its text lead to, by which clicks are counted; null where none are
 */
record Campaign(
        String id,
        String site,
        int version,
        CampaignDraft draft,
        CampaignState state,
        String createdBy,
        Instant createdAt,
        @Nullable Instant sendAt,
        @Nullable LocalDateTime sendAtLocal,
        @Nullable Long recipients,
        Progress progress,
        @Nullable Instant finishedAt,
        @Nullable List<String> links) {

    Campaign {
        links = links == null ? null : List.copyOf(links);
    }

    /**
     * How far the mails of a campaign are written.
     *
     * @param after key of the last address; null before the first
     * @param nextAt when the next mail is due at the campaign's rate; null before the first
     * @param isWhole whether all are written
     */
    record Progress(
            @Nullable String after, long queued, @Nullable Instant nextAt, DomainRates domains, boolean isWhole) {

        static final Progress NONE = new Progress(null, 0, null, DomainRates.NONE, false);
    }
}
