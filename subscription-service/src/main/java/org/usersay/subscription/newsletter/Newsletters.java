package org.usersay.subscription.newsletter;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.NewsletterController.SignUp;
import org.usersay.subscription.newsletter.NewsletterSettings.Newsletter;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.privacy.PersonalDataProvider;
import org.usersay.subscription.proofofwork.Challenge;
import org.usersay.subscription.proofofwork.ProofOfWork;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.secret.ServerSecrets;

/** Newsletter subscriptions, each with proof of consent. */
@Component
public class Newsletters implements PersonalDataProvider {

    private static final int DIGEST_LENGTH = 16;

    private final NewsletterSubscriptionStore store;
    private final RefusalStore refusals;
    private final NewsletterSettings settings;
    private final MailTemplates mailTemplates;
    private final OneClickTokens clicks;
    private final Sites sites;
    private final SignUpLimits limits;
    private final ProofOfWork proofOfWork;
    private final ServerSecrets secrets;
    private final Clock clock;

    Newsletters(
            NewsletterSubscriptionStore store,
            RefusalStore refusals,
            NewsletterSettings settings,
            MailTemplates mailTemplates,
            OneClickTokens clicks,
            Sites sites,
            SignUpLimits limits,
            ProofOfWork proofOfWork,
            ServerSecrets secrets,
            Clock clock) {
        this.store = store;
        this.refusals = refusals;
        this.settings = settings;
        this.mailTemplates = mailTemplates;
        this.clicks = clicks;
        this.sites = sites;
        this.limits = limits;
        this.proofOfWork = proofOfWork;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Names of the newsletters that a site offers, by their ids. */
    public Map<String, String> names(String site) {
        var names = new LinkedHashMap<String, String>();
        of(site).forEach(newsletter -> names.put(newsletter.id(), newsletter.name()));
        return names;
    }

    /** Signs up from a page without scripts; false where that would need a proof of work. */
    public boolean signUp(
            String site, String list, EmailAddress email, Language language, String device, Requester requester) {
        return signUp(site, list, new SignUp(email, language, null), device, requester)
                .isEmpty();
    }

    List<Newsletter> of(String site) {
        return settings.lists().getOrDefault(sites.require(site).id(), List.of());
    }

    /**
     * Sends a confirmation mail, where the address did not get enough of them. The answer does not depend on the address.
     *
     * @return what the sign-up has to be sent again with; empty where it was taken
     */
    Optional<Challenge> signUp(String siteId, String list, SignUp form, String device, Requester requester) {
        var site = sites.require(siteId);
        var newsletter = require(siteId, list);
        var email = form.email();
        var id = NewsletterSubscriptionStore.id(siteId, list, email);
        if (!proofOfWork.accepts(id, form.proof()) && limits.isSuspicious(siteId, requester)) {
            return Optional.of(proofOfWork.challenge(id));
        }
        if (limits.admits(email, id, requester)) {
            request(site, newsletter, form, device, requester);
        }
        return Optional.empty();
    }

    /** Where it cannot be kept, another try of the same day has its mail sent. */
    private void request(Site site, Newsletter newsletter, SignUp form, String device, Requester requester) {
        var email = form.email();
        var id = NewsletterSubscriptionStore.id(site.id(), newsletter.id(), email);
        var language = form.locale() == null ? Language.of(site.locale()) : form.locale();
        var token = RandomToken.random();
        try {
            store.request(
                    id,
                    email,
                    language,
                    token,
                    clock.instant().plus(settings.validFor()),
                    signedUp(device, requester, newsletter, language),
                    confirmation(site, newsletter, email, language, token));
        } catch (MongoException e) {
            limits.reset(id);
            throw e;
        }
    }

    /**
     * State of a confirmation link.
     *
     * @param newsletter its name
     * @param isValid whether it still confirms
     * @param isSubscribed whether the address is on the list
     */
    record Confirming(
            RandomToken token, String subscription, String newsletter, boolean isValid, boolean isSubscribed) {}

    /** Link with this subject: subscription and secret, or in mails of earlier versions the secret alone. */
    Confirming confirming(String subject) {
        var end = subject.lastIndexOf('/');
        var token = RandomToken.parse(subject.substring(end + 1)).orElseThrow(Newsletters::invalidToken);
        var valid = store.waitingFor(token, clock.instant());
        var id = end < 0 ? valid.orElseThrow(Newsletters::invalidToken) : subject.substring(0, end);
        return new Confirming(token, id, nameOf(id), valid.filter(id::equals).isPresent(), store.subscribed(id));
    }

    /** Secret of a confirmation link, alone or as the link carries it. */
    RandomToken secretOf(String token) {
        return RandomToken.parse(token)
                .or(() -> clicks.read(token)
                        .filter(target -> target.type() == ConfirmSubscriptionAction.TOKEN_TYPE)
                        .map(target ->
                                target.subject().substring(target.subject().lastIndexOf('/') + 1))
                        .flatMap(RandomToken::parse))
                .orElseThrow(Newsletters::invalidToken);
    }

    void confirm(RandomToken token, String device) {
        var confirmed = store.confirm(token, Proof.byMail("CONFIRMED", clock.instant(), device));
        limits.reset(confirmed.orElseThrow(Newsletters::invalidToken));
    }

    /** Name of the list of a subscription, or its id where the site no longer has it. */
    String nameOf(String subscription) {
        var parts = subscription.split("/", -1);
        return parts.length < 2
                ? ""
                : settings.lists().getOrDefault(parts[0], List.of()).stream()
                        .filter(newsletter -> newsletter.id().equals(parts[1]))
                        .map(Newsletter::name)
                        .findFirst()
                        .orElse(parts[1]);
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
                                        ConfirmSubscriptionAction.TOKEN_TYPE,
                                        language,
                                        site.id(),
                                        id + "/" + token.value()))
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

    /** With the network as a keyed digest: the same network is recognised, but not found out. */
    private Proof signedUp(String device, Requester requester, Newsletter newsletter, Language language) {
        var network = secrets.named("newsletter-network").successor(requester.network());
        return new Proof(
                "SIGNED_UP",
                clock.instant(),
                device,
                network.value().substring(0, DIGEST_LENGTH),
                newsletter.name(),
                newsletter.versionWith(mailTemplates.source("confirm-newsletter", language)),
                null);
    }

    /** Subscriptions of an address, for the export. */
    private Map<String, String> subscriptionsOf(EmailAddress email) {
        var states = new LinkedHashMap<String, String>();
        everyList()
                .map(list -> NewsletterSubscriptionStore.id(list, email))
                .forEach(id -> store.stateOf(id).ifPresent(state -> states.put(id, state.name())));
        return states;
    }

    private Stream<String> everyList() {
        return settings.lists().entrySet().stream()
                .flatMap(site -> site.getValue().stream()
                        .map(newsletter -> NewsletterSubscriptionStore.listName(site.getKey(), newsletter.id())));
    }

    @Override
    public String name() {
        return "newsletters";
    }

    @Override
    public Object export(Account account) {
        return subscriptionsOf(account.email());
    }

    /** What its owner ended, or now ends, stays ended for imports. */
    @Override
    public void delete(Account account) {
        everyList().forEach(list -> delete(list, account.email()));
    }

    private void delete(String list, EmailAddress email) {
        var id = NewsletterSubscriptionStore.id(list, email);
        if (store.stateOf(id)
                .filter(state -> state != SubscriptionState.WAITING)
                .isPresent()) {
            refusals.add(list, email, clock.instant());
        }
        store.delete(id);
    }

    /** The new address first, so that after a crash it is on both lists and never on none; the former one is forgotten. */
    @Override
    public void changeEmail(Account account, EmailAddress former) {
        everyList().forEach(list -> {
            if (store.subscribed(NewsletterSubscriptionStore.id(list, former))
                    && !refusals.contains(list, account.email())) {
                store.subscribeUnlessLeft(
                        NewsletterSubscriptionStore.id(list, account.email()),
                        account.email(),
                        account.language(),
                        Proof.byMail("MOVED", clock.instant(), "mail"));
            }
            delete(list, former);
        });
    }
}
