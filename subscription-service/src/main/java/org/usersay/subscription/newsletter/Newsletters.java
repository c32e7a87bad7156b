package org.usersay.subscription.newsletter;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.NewsletterController.SignUp;
import org.usersay.subscription.newsletter.NewsletterSettings.Newsletter;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.privacy.PersonalDataProvider;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.secret.ServerSecrets;

/** Newsletter subscriptions, each with proof of consent. */
@Component
public class Newsletters implements PersonalDataProvider {

    private static final int DIGEST_LENGTH = 16;

    private final NewsletterSubscriptionStore store;
    private final NewsletterSettings settings;
    private final MailTemplates mailTemplates;
    private final OneClickTokens clicks;
    private final Sites sites;
    private final MailLimiter mailLimiter;
    private final ServerSecrets secrets;
    private final Clock clock;

    Newsletters(
            NewsletterSubscriptionStore store,
            NewsletterSettings settings,
            MailTemplates mailTemplates,
            OneClickTokens clicks,
            Sites sites,
            MailLimiter mailLimiter,
            ServerSecrets secrets,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.mailTemplates = mailTemplates;
        this.clicks = clicks;
        this.sites = sites;
        this.mailLimiter = mailLimiter;
        this.secrets = secrets;
        this.clock = clock;
    }

    List<Newsletter> of(String site) {
        return settings.lists().getOrDefault(sites.require(site).id(), List.of());
    }

    /** Sends a confirmation mail. The answer does not depend on whether the address is subscribed. */
    void signUp(String siteId, String list, SignUp form, String device, Requester requester) {
        var site = sites.require(siteId);
        var newsletter = require(siteId, list);
        var email = form.email();
        var locale = form.locale();
        if (!mailLimiter.admits(email, requester)) {
            return;
        }
        var language = locale == null ? Language.of(site.locale()) : locale;
        var token = RandomToken.random();
        store.request(
                NewsletterSubscriptionStore.id(siteId, list, email),
                email,
                language,
                token,
                clock.instant().plus(settings.validFor()),
                signedUp(device, requester, newsletter, language),
                confirmation(site, newsletter, email, language, token));
    }

    /** Secret of a confirmation link, alone or as the link carries it. */
    RandomToken secretOf(String token) {
        return RandomToken.parse(token)
                .or(() -> clicks.read(token)
                        .filter(target -> target.type() == ConfirmSubscriptionAction.TOKEN_TYPE)
                        .flatMap(target -> RandomToken.parse(target.subject())))
                .orElseThrow(Newsletters::invalidToken);
    }

    void confirm(RandomToken token, String device) {
        if (!store.confirm(token, Proof.byMail("CONFIRMED", clock.instant(), device))) {
            throw invalidToken();
        }
    }

    /** Lists of the site that a mail came from, and which of them its recipient is subscribed to. */
    Preferences preferences(String token) {
        var subject = require(token);
        var site = site(subject);
        var email = addressOf(subject);
        return new Preferences(
                email.value(),
                site,
                of(site).stream()
                        .map(newsletter -> new Choice(
                                newsletter.id(),
                                newsletter.name(),
                                store.subscribed(NewsletterSubscriptionStore.id(site, newsletter.id(), email))))
                        .toList());
    }

    /**
     * Subscribes and unsubscribes. The token came with a mail to this address, so no further confirmation is needed.
     */
    Preferences choose(String token, Set<String> lists, String device) {
        var subject = require(token);
        var site = site(subject);
        lists.forEach(list -> require(site, list));
        var email = addressOf(subject);
        for (var newsletter : of(site)) {
            var id = NewsletterSubscriptionStore.id(site, newsletter.id(), email);
            var wanted = lists.contains(newsletter.id());
            if (wanted && !store.subscribed(id)) {
                store.subscribe(id, email, null, proof("CHOSEN", device, newsletter));
            } else if (!wanted && store.subscribed(id)) {
                store.unsubscribe(id, proof("UNCHOSEN", device, newsletter), null);
            }
        }
        return preferences(token);
    }

    static ProblemException invalidToken() {
        return NewsletterProblem.INVALID_TOKEN.refusal("Sign up again.");
    }

    private Mail confirmation(
            Site site, Newsletter newsletter, EmailAddress email, Language language, RandomToken token) {
        var id = NewsletterSubscriptionStore.id(site.id(), newsletter.id(), email);
        var words = Map.of(
                "newsletter", newsletter.name(),
                "link",
                        clicks.link(new Target(
                                        ConfirmSubscriptionAction.TOKEN_TYPE, language, site.id(), token.value()))
                                .toString(),
                "unsubscribe",
                        clicks.link(new Target(UnsubscribeAction.TOKEN_TYPE, language, site.id(), id))
                                .toString());
        return Mail.awaited(
                "newsletter-" + UuidV7.next(), email, mailTemplates.write("confirm-newsletter", site, language, words));
    }

    Newsletter require(String site, String list) {
        return of(site).stream()
                .filter(newsletter -> newsletter.id().equals(list))
                .findFirst()
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Choose one of the site's newsletters."));
    }

    private String require(String token) {
        return clicks.read(token)
                .filter(target -> target.type() == UnsubscribeAction.TOKEN_TYPE)
                .map(target -> UnsubscribeAction.subscription(target.subject()))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Open the link as it stands in the mail."));
    }

    private EmailAddress addressOf(String subject) {
        return store.addressOf(subject)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Open the link as it stands in the mail."));
    }

    private static String site(String subject) {
        return subject.substring(0, subject.indexOf('/'));
    }

    private Proof proof(String step, String device, Newsletter newsletter) {
        return new Proof(step, clock.instant(), device, null, newsletter.name(), version(newsletter, ""), null);
    }

    /** With the network as a keyed digest: the same network is recognised, but not found out. */
    private Proof signedUp(String device, Requester requester, Newsletter newsletter, Language language) {
        var network = secrets.named("newsletter-network").successor(requester.network());
        return new Proof(
                "SIGNED_UP",
                clock.instant(),
                device,
                network.value().substring(0, DIGEST_LENGTH),
                newsletter.name(),
                version(newsletter, mailTemplates.source("confirm-newsletter", language)),
                null);
    }

    /** Changes with what was read: the newsletter's name and description, the mail's text. */
    private static String version(Newsletter newsletter, String mail) {
        return RandomToken.digest(newsletter.name() + "\n" + newsletter.description() + "\n" + mail)
                .substring(0, DIGEST_LENGTH);
    }

    /** Subscriptions of an address, for the export. */
    private Map<String, String> subscriptionsOf(EmailAddress email) {
        var states = new LinkedHashMap<String, String>();
        everyId(email).forEach(id -> store.stateOf(id).ifPresent(state -> states.put(id, state.name())));
        return states;
    }

    private Stream<String> everyId(EmailAddress email) {
        return settings.lists().entrySet().stream()
                .flatMap(site -> site.getValue().stream()
                        .map(newsletter -> NewsletterSubscriptionStore.id(site.getKey(), newsletter.id(), email)));
    }

    @Override
    public String name() {
        return "newsletters";
    }

    @Override
    public Object export(Account account) {
        return subscriptionsOf(account.email());
    }

    @Override
    public void delete(Account account) {
        everyId(account.email()).forEach(store::delete);
    }

    record Choice(String id, String name, boolean subscribed) {}

    record Preferences(String email, String site, List<Choice> lists) {}
}
