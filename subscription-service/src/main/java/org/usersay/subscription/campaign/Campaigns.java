package org.usersay.subscription.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.VersionTag;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.campaign.CampaignController.Scheme;
import org.usersay.subscription.campaign.CampaignText.Links;
import org.usersay.subscription.campaign.CampaignText.Preview;
import org.usersay.subscription.campaign.CampaignView.Reading;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.Recipients;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailContent;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;

/** Campaigns of the sites: written, tried, scheduled, paused, cancelled. */
@Component
class Campaigns {

    /** As long as what follows in a link that unsubscribes. */
    private static final String LONGEST_TOKEN = "x".repeat(500);

    private static final Duration LATEST = Duration.ofDays(366);

    private static final Set<CampaignState> OPEN =
            Set.of(CampaignState.DRAFT, CampaignState.SCHEDULED, CampaignState.SENDING, CampaignState.PAUSED);

    private final CampaignStore store;
    private final CampaignText text;
    private final CampaignSender sender;
    private final Tracking tracking;
    private final Recipients recipients;
    private final Segments segments;
    private final Outbox outbox;
    private final MailLimiter mailLimiter;
    private final PublicLinks links;
    private final Sites sites;
    private final Clock clock;

    Campaigns(
            CampaignStore store,
            CampaignText text,
            CampaignSender sender,
            Tracking tracking,
            Recipients recipients,
            Segments segments,
            Outbox outbox,
            MailLimiter mailLimiter,
            PublicLinks links,
            Sites sites,
            Clock clock) {
        this.store = store;
        this.text = text;
        this.sender = sender;
        this.tracking = tracking;
        this.recipients = recipients;
        this.segments = segments;
        this.outbox = outbox;
        this.mailLimiter = mailLimiter;
        this.links = links;
        this.sites = sites;
        this.clock = clock;
    }

    CampaignView create(String site, CampaignDraft draft, String by) {
        check(site, draft);
        var id = UuidV7.next().toString();
        store.insert(id, site, draft, by, clock.instant());
        return view(require(site, id));
    }

    /** 404 for a list that is not there, 400 for such a plan and for a text that is too long as a mail. */
    void check(String siteId, CampaignDraft draft) {
        var site = sites.require(siteId);
        segments.requirePossible(siteId, draft);
        for (var language : draft.locale() == null ? Language.values() : new Language[] {draft.locale()}) {
            var longest = links.page("") + LONGEST_TOKEN;
            text.write(draft, site, language, new Links(longest, longest, tracked(draft, site, language)));
        }
    }

    /** As long as those of a recipient. */
    private @Nullable TrackedLinks tracked(CampaignDraft draft, Site site, Language language) {
        var mail = UuidV7.next() + "." + RandomToken.digest("");
        return tracking.isOn(site) ? tracking.links(mail, text.targets(draft), language, site) : null;
    }

    /**
     * Changes a draft.
     *
     * @param ifMatch version that the sender has seen; a 412 where it is another by now
     */
    CampaignView update(String site, String id, CampaignDraft draft, @Nullable String ifMatch) {
        check(site, draft);
        var read = require(site, id);
        VersionTag.require(ifMatch, read.version());
        requireChanged(store.update(read, draft), "Only drafts are changed, by one at a time.");
        return view(require(site, id));
    }

    List<Campaign> page(String site, @Nullable String before, int limit) {
        return store.page(sites.require(site).id(), before, limit);
    }

    CampaignView get(String site, String id) {
        var campaign = require(site, id);
        return view(campaign, tracking.reading(campaign, true));
    }

    /** Without the numbers of its links. */
    CampaignView view(Campaign campaign) {
        return view(campaign, tracking.reading(campaign, false));
    }

    private CampaignView view(Campaign campaign, @Nullable Reading reading) {
        return CampaignView.of(
                campaign,
                sites.require(campaign.site()).timeZone().getId(),
                outbox.campaignMails(campaign.id()),
                recipients.unsubscribedBy(campaign.id()),
                reading);
    }

    /** How many recipients it has now. Reads the list, so it is asked for one campaign. */
    long recipients(String site, String id) {
        return segments.count(sites.require(site), require(site, id).draft());
    }

    Preview preview(String site, String id) {
        return Preview.of(letter(require(site, id)));
    }

    /** HTML of the mail, which follows one scheme whatever that of the browser. */
    String previewPage(String site, String id, Scheme scheme) {
        return scheme.shown(letter(require(site, id)).html());
    }

    private MailContent letter(Campaign campaign) {
        var site = sites.require(campaign.site());
        var draft = campaign.draft();
        var page = links.page("api/v1/u/preview");
        return text.write(draft, site, language(draft, site), new Links(page, page, null));
    }

    private static Language language(CampaignDraft draft, Site site) {
        return draft.locale() == null ? Language.of(site.locale()) : draft.locale();
    }

    /** Sends the mail to one address, whatever the state; its link unsubscribes nobody. */
    void test(String site, String id, EmailAddress to, Requester requester) {
        var letter = letter(require(site, id));
        if (!mailLimiter.admits(to, requester)) {
            throw CommonProblem.TOO_MANY_REQUESTS.refusal("This address got many mails within the last hour.");
        }
        outbox.post(Mail.awaited("campaign-test-" + UuidV7.next(), to, letter));
    }

    /**
     * Begins at a time of day of the site, or at once. Its recipients are counted afterwards.
     *
     * @param ifMatch version that the sender has seen; a 412 where it is another by now
     */
    CampaignView schedule(String siteId, String id, @Nullable LocalDateTime local, @Nullable String ifMatch) {
        var site = sites.require(siteId);
        var read = require(siteId, id);
        VersionTag.require(ifMatch, read.version());
        var at = local == null ? clock.instant() : SiteTime.instant(local, site.timeZone());
        if (local != null && !isAhead(at)) {
            throw CommonProblem.invalid("/at", "A time within a year from now, in the site's time zone.");
        }
        requireChanged(store.schedule(read, at, local), "It has begun, or was changed.");
        sender.begin();
        return get(siteId, id);
    }

    private boolean isAhead(Instant at) {
        var now = clock.instant();
        return at.isAfter(now) && at.isBefore(now.plus(LATEST));
    }

    CampaignView pause(String site, String id) {
        require(site, id);
        requireChanged(store.move(id, Set.of(CampaignState.SENDING), CampaignState.PAUSED), "It is not being sent.");
        return get(site, id);
    }

    CampaignView resume(String site, String id) {
        require(site, id);
        requireChanged(store.move(id, Set.of(CampaignState.PAUSED), CampaignState.SENDING), "It is not paused.");
        sender.begin();
        return get(site, id);
    }

    /** For good; what is being sent right now still goes out. */
    CampaignView cancel(String site, String id) {
        require(site, id);
        requireChanged(store.finish(id, OPEN, CampaignState.CANCELLED, clock.instant()), "It is over.");
        outbox.deleteWaiting(id);
        return get(site, id);
    }

    private Campaign require(String site, String id) {
        return store.find(id)
                .filter(campaign -> campaign.site().equals(sites.require(site).id()))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("No campaign of this site has this id."));
    }

    private static void requireChanged(boolean changed, String detail) {
        if (!changed) {
            throw conflict(detail);
        }
    }

    private static ProblemException conflict(String detail) {
        return CommonProblem.CONFLICT.refusal(detail + " Load it again.");
    }
}
