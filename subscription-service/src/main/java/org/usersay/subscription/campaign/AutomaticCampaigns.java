package org.usersay.subscription.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.SingleLineText;

/**
 * Campaigns that nobody wrote. Each belongs to a site, a list and a week from Monday to Sunday, from which its id follows, so that
 * there is one, whatever day, hour and time zone are set meanwhile.
 */
@Component
public class AutomaticCampaigns {

    /** In place of the account that wrote it. */
    static final String CREATED_BY = "digest";

    /** Where the version stands in a UUID. */
    private static final int VERSION = 14;

    private final CampaignStore store;
    private final Campaigns campaigns;
    private final Clock clock;

    AutomaticCampaigns(CampaignStore store, Campaigns campaigns, Clock clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Whether there is a campaign of the week of this day, in whatever state. */
    public boolean exists(Site site, String list, LocalDate day) {
        return store.find(id(site, list, day)).isPresent();
    }

    /**
     * Begins the campaign of the week of this day; false where it was there before. A 404 for a list that is not there.
     *
     * @param text Markdown
     */
    public boolean schedule(Site site, String list, LocalDate day, String subject, String text) {
        var draft = new CampaignDraft(list, null, null, null, new SingleLineText(subject), text, null, null);
        campaigns.check(site.id(), draft);
        return store.insertScheduled(id(site, list, day), site.id(), draft, CREATED_BY, clock.instant());
    }

    /** UUID version 7 of the week's beginning, so that it sorts among the other campaigns. */
    private static String id(Site site, String list, LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var name = UUID.nameUUIDFromBytes((site.id() + " " + list + " " + monday).getBytes(StandardCharsets.UTF_8))
                .toString();
        return UuidV7.at(monday.atStartOfDay().toInstant(ZoneOffset.UTC)) + "-7" + name.substring(VERSION + 1);
    }
}
