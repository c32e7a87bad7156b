package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.oneclick.OneClickTokens;

/** All lists of a site for one address. What chooses came with a mail to this address, so no further confirmation is needed. */
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
        var site = site(subscription);
        var email = addressOf(subscription);
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
        var site = site(subscription);
        lists.forEach(list -> newsletters.require(site, list));
        var email = addressOf(subscription);
        var now = clock.instant();
        for (var newsletter : newsletters.of(site)) {
            var id = NewsletterSubscriptionStore.id(site, newsletter.id(), email);
            var wanted = lists.contains(newsletter.id());
            if (wanted && !store.subscribed(id)) {
                store.subscribe(id, email, null, Proof.chosen("CHOSEN", now, device, newsletter));
            } else if (!wanted && store.subscribed(id)) {
                store.unsubscribe(id, Proof.chosen("UNCHOSEN", now, device, newsletter), null);
            }
        }
        return of(subscription);
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
