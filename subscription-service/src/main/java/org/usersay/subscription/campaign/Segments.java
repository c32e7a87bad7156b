package org.usersay.subscription.campaign;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.newsletter.Recipient;
import org.usersay.subscription.newsletter.Recipients;
import org.usersay.subscription.order.PlanSubscribers;
import org.usersay.subscription.session.ActiveReaders;

/**
 * Parts of a list. Language is a part of the list's index; plan and activity are looked up for a page of addresses at a time, so that
 * their cost depends on the list's length alone.
 */
@Component
class Segments {

    /** In place of a plan: whoever has no order that is paid for and not over, nor a seat of one. */
    static final String NO_PLAN = "NONE";

    private static final int COUNTED_AT_ONCE = 1_000;

    private final Recipients recipients;
    private final PlanSubscribers subscribers;
    private final ActiveReaders active;
    private final Accounts accounts;
    private final Catalog catalog;
    private final Clock clock;

    Segments(
            Recipients recipients,
            PlanSubscribers subscribers,
            ActiveReaders active,
            Accounts accounts,
            Catalog catalog,
            Clock clock) {
        this.recipients = recipients;
        this.subscribers = subscribers;
        this.active = active;
        this.accounts = accounts;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** 404 for a list that is not there, 400 for such a plan. */
    void requirePossible(String site, CampaignDraft draft) {
        recipients.listName(site, draft.list());
        if (draft.plan() != null && !draft.plan().equals(NO_PLAN)) {
            catalog.require(site, draft.plan());
        }
    }

    /** How many a campaign would go to now. */
    long count(Site site, CampaignDraft draft) {
        if (draft.plan() == null && draft.activeWithinDays() == null) {
            return recipients.count(site, draft.list(), draft.locale());
        }
        var count = 0L;
        var page = recipients.page(site, draft.list(), draft.locale(), null, COUNTED_AT_ONCE);
        while (!page.isEmpty()) {
            count += of(page, site, draft).size();
            var last = page.getLast().email().key();
            page = recipients.page(site, draft.list(), draft.locale(), last, COUNTED_AT_ONCE);
        }
        return count;
    }

    /** Those of a page of the list that a campaign goes to. */
    List<Recipient> of(List<Recipient> page, Site site, CampaignDraft draft) {
        var ofPlan = draft.plan() == null ? page : ofPlan(page, site, draft.plan());
        var days = draft.activeWithinDays();
        return days == null ? ofPlan : active(ofPlan, Duration.ofDays(days));
    }

    private List<Recipient> ofPlan(List<Recipient> page, Site site, String plan) {
        var none = plan.equals(NO_PLAN);
        var ordered = subscribers.among(addresses(page), site.id(), none ? null : plan);
        return page.stream()
                .filter(recipient -> ordered.contains(recipient.email().key()) != none)
                .toList();
    }

    /** Who signed in or renewed a session since then, or chose the newsletter. */
    private List<Recipient> active(List<Recipient> page, Duration within) {
        var since = clock.instant().minus(within);
        var ids = accounts.idsOf(addresses(page));
        var readers = active.among(new HashSet<>(ids.values()), since);
        return page.stream()
                .filter(recipient -> recipient.since().isAfter(since)
                        || isAmong(readers, ids.get(recipient.email().key())))
                .toList();
    }

    private static boolean isAmong(Set<String> readers, @Nullable String reader) {
        return reader != null && readers.contains(reader);
    }

    private static List<EmailAddress> addresses(List<Recipient> page) {
        return page.stream().map(Recipient::email).toList();
    }
}
