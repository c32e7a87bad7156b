package org.usersay.subscription.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.SingleLineText;

/** Campaigns that nobody wrote. Each belongs to a site and an instant, from which its id follows, so that there is one. */
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

    /** Whether there is a campaign of this site and instant, in whatever state. */
    public boolean exists(Site site, Instant at) {
        return store.find(id(site, at)).isPresent();
    }

    /**
     * Begins the campaign of a site and instant; false where it was there before. A 404 for a list that is not there.
     *
     * @param text Markdown
     */
    public boolean schedule(Site site, String list, Instant at, String subject, String text) {
        var draft = new CampaignDraft(list, null, null, null, new SingleLineText(subject), text, null, null);
        return store.insertScheduled(
                id(site, at), site.id(), draft, campaigns.audience(site, draft), CREATED_BY, clock.instant());
    }

    /** UUID version 7 of that instant, so that it sorts among the other campaigns. */
    private static String id(Site site, Instant at) {
        var name = UUID.nameUUIDFromBytes((site.id() + " " + at).getBytes(StandardCharsets.UTF_8))
                .toString();
        return UuidV7.at(at) + "-7" + name.substring(VERSION + 1);
    }
}
