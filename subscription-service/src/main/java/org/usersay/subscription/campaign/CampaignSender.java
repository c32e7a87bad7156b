package org.usersay.subscription.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.usersay.starter.outbox.QueueWorker;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.campaign.Campaign.Progress;
import org.usersay.subscription.campaign.CampaignText.Links;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.Recipient;
import org.usersay.subscription.newsletter.Recipients;
import org.usersay.subscription.outbox.Bulk;
import org.usersay.subscription.outbox.DeliveryGuarantee;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/**
 * Writer of the mails of campaigns into the outbox, a page of recipients at a time: first the mails, then how far they are
 * written. What a crash, or another instance, does twice has the same ids, by which the outbox sends it once. A mail that may have
 * arrived is left to staff: better none than two.
 */
@Component
class CampaignSender extends QueueWorker {

    private static final Logger log = LoggerFactory.getLogger(CampaignSender.class);
    private static final int PAGE = 100;
    private static final Duration HOUR = Duration.ofHours(1);

    private final CampaignStore store;
    private final CampaignText text;
    private final Recipients recipients;
    private final Segments segments;
    private final Tracking tracking;
    private final Outbox outbox;
    private final Sites sites;
    private final CampaignSettings settings;
    private final Clock clock;

    CampaignSender(
            CampaignStore store,
            CampaignText text,
            Recipients recipients,
            Segments segments,
            Tracking tracking,
            Outbox outbox,
            Sites sites,
            CampaignSettings settings,
            Clock clock,
            @Value("${usersay.mail.worker:true}") boolean worker) {
        super("campaigns", worker, settings.poll(), settings.poll());
        this.store = store;
        this.text = text;
        this.recipients = recipients;
        this.segments = segments;
        this.tracking = tracking;
        this.outbox = outbox;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins what was just scheduled. */
    void begin() {
        wake();
    }

    @Override
    public void work() {
        var now = clock.instant();
        store.due(now).forEach(campaign -> store.begin(campaign.id(), tracked(campaign), now));
        store.uncounted().forEach(this::count);
        store.sending().forEach(this::advanceOrPause);
    }

    /** Links whose clicks are counted from now on; null where the site counts none. */
    private @Nullable List<String> tracked(Campaign campaign) {
        return sites.find(campaign.site())
                .filter(tracking::isOn)
                .map(site -> text.targets(campaign.draft()))
                .orElse(null);
    }

    /** Reads the list, so it is done once and not within a request. */
    private void count(Campaign campaign) {
        try {
            sites.find(campaign.site())
                    .ifPresent(site -> store.count(campaign, segments.count(site, campaign.draft())));
        } catch (ProblemException e) {
            log.debug("The recipients of the campaign {} are not counted: {}", campaign.id(), e.getMessage());
        }
    }

    /** A campaign whose mails cannot be written waits for staff, and the others go on. */
    private void advanceOrPause(Campaign campaign) {
        try {
            advance(campaign);
        } catch (ProblemException e) {
            log.warn("The campaign {} of {} is paused: {}", campaign.id(), campaign.site(), e.getMessage());
            store.move(campaign.id(), Set.of(CampaignState.SENDING), CampaignState.PAUSED);
        }
    }

    /** Nothing: a crash leaves nothing that {@link #work} does not find. */
    @Override
    public void sweep() {
        // See above.
    }

    /** Writes mails until enough of them wait, or all are written. */
    private void advance(Campaign campaign) {
        var site = sites.find(campaign.site());
        if (site.isEmpty()) {
            return;
        }
        var seen = campaign;
        while (seen.state() == CampaignState.SENDING && !seen.progress().isWhole()) {
            if (outbox.waitingOf(seen.id()) >= settings.ahead() || !writePage(seen, site.get())) {
                return;
            }
            seen = store.find(seen.id()).orElseThrow();
        }
        if (seen.progress().isWhole() && outbox.waitingOf(seen.id()) == 0) {
            store.finish(seen.id(), Set.of(CampaignState.SENDING), CampaignState.SENT, clock.instant());
        }
    }

    /** False where somebody else went on. */
    private boolean writePage(Campaign campaign, Site site) {
        var draft = campaign.draft();
        var before = campaign.progress();
        var page = recipients.page(site, draft.list(), draft.locale(), before.after(), PAGE);
        var chosen = segments.of(page, site, draft);
        var slot = later(before.nextAt(), clock.instant());
        var domains = before.domains();
        for (var recipient : chosen) {
            var at = domains.slot(recipient.email(), slot);
            outbox.post(mail(campaign, site, recipient), at);
            if (draft.domainRatePerHour() != null) {
                domains = domains.after(recipient.email(), at, HOUR.dividedBy(draft.domainRatePerHour()), slot);
            }
            if (draft.ratePerHour() != null) {
                slot = slot.plus(HOUR.dividedBy(draft.ratePerHour()));
            }
        }
        var last = page.isEmpty() ? before.after() : page.getLast().email().key();
        return store.advance(
                campaign, new Progress(last, before.queued() + chosen.size(), slot, domains, page.size() < PAGE));
    }

    private static Instant later(@Nullable Instant time, Instant now) {
        return time == null || time.isBefore(now) ? now : time;
    }

    private Mail mail(Campaign campaign, Site site, Recipient recipient) {
        var language = recipient.language() == null ? Language.of(site.locale()) : recipient.language();
        var unsubscribe = recipients.unsubscribeLink(recipient, language, site, campaign.id());
        var preferences = recipients.preferencesLink(recipient, language, site);
        var id = campaign.id() + "." + RandomToken.digest(recipient.email().key());
        var targets = campaign.links();
        var tracked = targets == null ? null : tracking.links(id, targets, language, site);
        return new Mail(
                mailId(id),
                recipient.email(),
                text.write(
                        campaign.draft(),
                        site,
                        language,
                        new Links(unsubscribe.toString(), preferences.toString(), tracked)),
                DeliveryGuarantee.AT_MOST_ONCE,
                unsubscribe,
                new Bulk(campaign.id(), listId(site, campaign.draft().list())),
                null);
    }

    /** Id of a mail of a campaign.
     *
     * @param recipient id of the campaign, a dot, and the digest of an address
     */
    static String mailId(String recipient) {
        return "campaign-" + recipient;
    }

    /** In the domain of the site, such as {@code weekly.www.example.org}. */
    private static String listId(Site site, String list) {
        return list + "." + site.url().getHost();
    }
}
