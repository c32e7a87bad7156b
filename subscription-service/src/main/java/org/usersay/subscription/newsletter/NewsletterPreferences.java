package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.oneclick.OneClickTokens;

/**
 * All lists of a site for one address. What chooses came with a mail to this address, or is the account that confirmed it, so no further
 * confirmation is needed.
 */
@Component
class NewsletterPreferences {

    private static final Set<Character> TOKEN_TYPES =
            Set.of(UnsubscribeAction.TOKEN_TYPE, PreferencesAction.TOKEN_TYPE);

    private final Newsletters newsletters;
    private final NewsletterSubscriptionStore store;
    private final OneClickTokens clicks;
    private final Clock clock;

    NewsletterPreferences(
            Newsletters newsletters, NewsletterSubscriptionStore store, OneClickTokens clicks, Clock clock) {
        this.newsletters = newsletters;
        this.store = store;
        this.clicks = clicks;
        this.clock = clock;
    }

    @Schema(name = "NewslettersChoice")
    record Choice(String id, String name, boolean subscribed) {}

    @Schema(name = "NewslettersPreferences")
    record Preferences(String email, String site, List<Choice> lists) {}

    /** Subscription in whose mails a link stood; a 404 for a link that is not whole. */
    String subscription(String token) {
        return clicks.read(token)
                .filter(target -> TOKEN_TYPES.contains(target.type()))
                .map(target -> UnsubscribeAction.subscription(target.subject()))
                .orElseThrow(NewsletterPreferences::unknown);
    }

    /** Lists of the site that a subscription is of, and which of them its address is subscribed to. */
    Preferences of(String subscription) {
        return of(site(subscription), addressOf(subscription));
    }

    /** The same of an address that is known to be the reader's; a 404 problem where there is no such site. */
    Preferences of(String site, EmailAddress email) {
        return new Preferences(
                email.value(),
                site,
                newsletters.of(site).stream()
                        .map(newsletter -> new Choice(
                                newsletter.id(),
                                newsletter.name(),
                                store.subscribed(NewsletterSubscriptionStore.id(site, newsletter.id(), email))))
                        .toList());
    }

    /** Subscribes to these lists and unsubscribes from all others of the site. */
    Preferences choose(String subscription, Set<String> lists, String device) {
        return choose(site(subscription), addressOf(subscription), null, lists, device);
    }

    /** The same of an address that is known to be the reader's. */
    Preferences choose(String site, EmailAddress email, @Nullable Language language, Set<String> lists, String device) {
        lists.forEach(list -> newsletters.require(site, list));
        var now = clock.instant();
        for (var newsletter : newsletters.of(site)) {
            var id = NewsletterSubscriptionStore.id(site, newsletter.id(), email);
            var wanted = lists.contains(newsletter.id());
            if (wanted && !store.subscribed(id)) {
                store.subscribe(id, email, language, Proof.chosen("CHOSEN", now, device, newsletter));
            } else if (!wanted && store.subscribed(id)) {
                store.unsubscribe(id, Proof.chosen("UNCHOSEN", now, device, newsletter), null);
            }
        }
        return of(site, email);
    }

    private EmailAddress addressOf(String subscription) {
        return store.addressOf(subscription).orElseThrow(NewsletterPreferences::unknown);
    }

    private static ProblemException unknown() {
        return CommonProblem.NOT_FOUND.refusal("Open the link as it stands in the mail.");
    }

    private static String site(String subscription) {
        return subscription.substring(0, subscription.indexOf('/'));
    }
}
