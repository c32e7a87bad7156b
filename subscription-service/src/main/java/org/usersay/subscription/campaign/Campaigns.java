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
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.campaign.CampaignText.Preview;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.Recipients;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailContent;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.requester.Requester;

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
    private final Recipients recipients;
    private final Outbox outbox;
    private final MailLimiter mailLimiter;
    private final PublicLinks links;
    private final Sites sites;
    private final Clock clock;

    Campaigns(
            CampaignStore store,
            CampaignText text,
            CampaignSender sender,
            Recipients recipients,
            Outbox outbox,
            MailLimiter mailLimiter,
            PublicLinks links,
            Sites sites,
            Clock clock) {
        this.store = store;
        this.text = text;
        this.sender = sender;
        this.recipients = recipients;
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

    /** 404 for a list that is not there, 400 for a text that is too long as a mail. */
    private void check(String siteId, CampaignDraft draft) {
        var site = sites.require(siteId);
        recipients.listName(siteId, draft.list());
        for (var language : draft.locale() == null ? Language.values() : new Language[] {draft.locale()}) {
            text.write(draft, site, language, links.page("") + LONGEST_TOKEN);
        }
    }

    CampaignView update(String site, String id, CampaignDraft draft) {
        check(site, draft);
        require(site, id);
        requireChanged(store.update(id, draft), "Only drafts are changed.");
        return view(require(site, id));
    }

    List<Campaign> page(String site, @Nullable String before, int limit) {
        return store.page(sites.require(site).id(), before, limit);
    }

    CampaignView get(String site, String id) {
        return view(require(site, id));
    }

    CampaignView view(Campaign campaign) {
        var site = sites.require(campaign.site());
        var draft = campaign.draft();
        return CampaignView.of(
                campaign,
                site.timeZone().getId(),
                OPEN.contains(campaign.state()) ? recipients.count(site, draft.list(), draft.locale()) : 0,
                outbox.campaignMails(campaign.id()),
                recipients.unsubscribedBy(campaign.id()));
    }

    Preview preview(String site, String id) {
        return Preview.of(letter(require(site, id)));
    }

    private MailContent letter(Campaign campaign) {
        var site = sites.require(campaign.site());
        var draft = campaign.draft();
        return text.write(draft, site, language(draft, site), links.page("api/v1/u/preview"));
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

    /** Begins at a time of day of the site, or at once. */
    CampaignView schedule(String siteId, String id, @Nullable LocalDateTime local) {
        var site = sites.require(siteId);
        require(siteId, id);
        var at = local == null ? clock.instant() : SiteTime.instant(local, site.timeZone());
        if (local != null && !isAhead(at)) {
            throw CommonProblem.invalid("/at", "A time within a year from now, in the site's time zone.");
        }
        requireChanged(store.schedule(id, at, local), "It has begun.");
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
