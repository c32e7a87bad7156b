package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.subscription.newsletter.ImportReport.Item;
import org.usersay.subscription.newsletter.ImportReport.Outcome;
import org.usersay.subscription.newsletter.NewsletterSettings.Newsletter;
import org.usersay.subscription.newsletter.SubscriberQueries.Selection;

/** The staff's side of newsletters: who is on a list, and addresses of former systems. */
@Component
class Subscribers {

    private final Newsletters newsletters;
    private final NewsletterSubscriptionStore store;
    private final RefusalStore refusals;
    private final SubscriberQueries queries;
    private final Clock clock;

    Subscribers(
            Newsletters newsletters,
            NewsletterSubscriptionStore store,
            RefusalStore refusals,
            SubscriberQueries queries,
            Clock clock) {
        this.newsletters = newsletters;
        this.store = store;
        this.refusals = refusals;
        this.queries = queries;
        this.clock = clock;
    }

    /** Newsletter with the numbers of its addresses by state. */
    @Schema(name = "NewsletterOverview")
    record Overview(String id, String name, String description, long subscribed, long waiting, long unsubscribed) {}

    List<Overview> lists(String site) {
        return newsletters.of(site).stream()
                .map(newsletter -> overview(site, newsletter))
                .toList();
    }

    private Overview overview(String site, Newsletter newsletter) {
        var list = newsletter.id();
        return new Overview(
                list,
                newsletter.name(),
                newsletter.description(),
                queries.count(site, list, SubscriptionState.SUBSCRIBED),
                queries.count(site, list, SubscriptionState.WAITING),
                queries.count(site, list, SubscriptionState.UNSUBSCRIBED));
    }

    /** A 404 for a list that is not there. */
    void require(String site, String list) {
        newsletters.require(site, list);
    }

    /** Page in the order of addresses; a 404 for a list that is not there. */
    List<Subscriber> page(Selection selection, @Nullable String after, int limit) {
        newsletters.require(selection.site(), selection.list());
        return queries.page(selection, after, limit);
    }

    Iterable<Subscriber> all(Selection selection) {
        newsletters.require(selection.site(), selection.list());
        return queries.all(selection);
    }

    /**
     * Puts the addresses of a file on a list. One that unsubscribed stays away: only its owner may return. Repeating it changes
     * nothing.
     */
    ImportReport add(String site, String list, List<ImportFile.Line> lines, String by) {
        return ImportReport.of(
                lines.stream().map(line -> add(site, list, line, by)).toList());
    }

    private Item add(String site, String list, ImportFile.Line line, String by) {
        var now = clock.instant();
        try {
            if (line.fields().isEmpty()) {
                throw new InvalidValueException("It does not have the fields of this file.");
            }
            var read = ImportLine.of(line.fields(), now);
            var proof = Proof.imported(now, by, read.origin(), read.consentedAt());
            return add(NewsletterSubscriptionStore.listName(site, list), read, line.number(), proof);
        } catch (InvalidValueException wrong) {
            return new Item(line.number(), Outcome.REFUSED, wrong.detail());
        }
    }

    private Item add(String list, ImportLine line, int number, Proof proof) {
        var id = NewsletterSubscriptionStore.id(list, line.email());
        if (!refusals.contains(list, line.email())
                && (store.subscribeNew(id, line.email(), line.language(), proof)
                        || store.subscribeFrom(SubscriptionState.WAITING, id, proof))) {
            return new Item(number, Outcome.ADDED, null);
        }
        return store.subscribed(id)
                ? new Item(number, Outcome.UNCHANGED, null)
                : new Item(number, Outcome.REFUSED, "It unsubscribed; only its owner may sign up again.");
    }
}
