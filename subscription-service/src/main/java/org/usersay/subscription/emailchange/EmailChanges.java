package org.usersay.subscription.emailchange;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.emailchange.EmailChange.Side;
import org.usersay.subscription.emailchange.EmailChange.State;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.privacy.PersonalDataProvider;
import org.usersay.subscription.recovery.AccountRecovery;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.session.KnownBrowsers;

/**
 * Changes of an account's address. It changes when the links to the old and to the new address have both been used, in any
 * order. Whether the new address has an account already is revealed to that address only: its mail says so and has no link
 * that confirms.
 */
@Component
class EmailChanges {

    private static final Logger log = LoggerFactory.getLogger(EmailChanges.class);

    private static final String PAGE = "email-change";
    private static final int SWEPT = 100;

    private final EmailChangeStore store;
    private final Accounts accounts;
    private final List<PersonalDataProvider> features;
    private final MailTemplates mailTemplates;
    private final PublicLinks publicLinks;
    private final Sites sites;
    private final KnownBrowsers knownBrowsers;
    private final MailLimiter mailLimiter;
    private final EmailChangeSettings settings;
    private final Clock clock;

    EmailChanges(
            EmailChangeStore store,
            Accounts accounts,
            List<PersonalDataProvider> features,
            MailTemplates mailTemplates,
            PublicLinks publicLinks,
            Sites sites,
            KnownBrowsers knownBrowsers,
            MailLimiter mailLimiter,
            EmailChangeSettings settings,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.features = List.copyOf(features);
        this.mailTemplates = mailTemplates;
        this.publicLinks = publicLinks;
        this.sites = sites;
        this.knownBrowsers = knownBrowsers;
        this.mailLimiter = mailLimiter;
        this.settings = settings;
        this.clock = clock;
    }

    /** The change of a reader that waits for a confirmation. */
    Optional<EmailChange> pending(String reader) {
        return store.find(reader)
                .filter(change ->
                        change.state() == State.REQUESTED && clock.instant().isBefore(change.expiresAt()));
    }

    EmailChange request(String reader, EmailAddress to, Requester requester) {
        store.find(reader).filter(change -> change.state() == State.IN_PROGRESS).ifPresent(this::finish);
        var account = accounts.require(reader);
        if (to.key().equals(account.email().key())) {
            throw CommonProblem.invalid("/email", "another address than the present one");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var change = new EmailChange(
                reader, account.email(), to, Set.of(), State.REQUESTED, now, now.plus(settings.validFor()));
        var tokens = Map.of(Side.OLD, RandomToken.random(), Side.NEW, RandomToken.random());
        if (!store.replace(change, tokens, mails(account, change, tokens, requester))) {
            throw CommonProblem.CONFLICT.refusal("Your address is being changed. Try again in a moment.");
        }
        return change;
    }

    void withdraw(String reader) {
        store.withdraw(reader);
    }

    /**
     * Confirms a change by the token that was mailed to one of its addresses, and carries it out where the other has
     * confirmed it too. One that was requested before the last change of password is void.
     */
    EmailChange confirm(RandomToken token) {
        var change = store.confirm(token, clock.instant()).orElseThrow(AccountRecovery::invalidToken);
        if (change.state() == State.REQUESTED && !valid(change)) {
            throw AccountRecovery.invalidToken();
        }
        if (change.state() == State.DONE || !change.confirmed()) {
            return change;
        }
        if (change.state() == State.REQUESTED && !store.begin(change)) {
            // Another click began it, or another request took its place.
            return store.find(change.reader())
                    .filter(now -> now.createdAt().equals(change.createdAt()))
                    .orElseThrow(AccountRecovery::invalidToken);
        }
        finish(change);
        return store.find(change.reader()).orElseThrow(AccountRecovery::invalidToken);
    }

    private boolean valid(EmailChange change) {
        return accounts.findUnlessLeaving(change.reader())
                .filter(account -> account.email().key().equals(change.from().key()))
                .filter(account -> !change.createdAt().isBefore(account.credentialsChangedAt()))
                .isPresent();
    }

    /** Finishes what a crash has interrupted. */
    @Scheduled(fixedDelayString = "${usersay.email-changes.sweep:1m}")
    void finishPending() {
        try {
            store.inProgress(SWEPT).forEach(this::finishLater);
        } catch (MongoException e) {
            log.debug("Changes of address are finished later: {}", e.getMessage());
        }
    }

    private void finishLater(EmailChange change) {
        try {
            finish(change);
        } catch (RuntimeException e) {
            log.warn("The change of address of {} was not made: {}", change.reader(), e.getMessage());
        }
    }

    /** Each step is idempotent: the account, what features keep by the address, the mail to the old one. */
    private void finish(EmailChange change) {
        var account = accounts.changeEmail(change.reader(), change.from(), change.to());
        if (account.isEmpty()) {
            store.delete(change.reader());
            throw CommonProblem.CONFLICT.refusal("Choose another address: this one cannot be used.");
        }
        features.forEach(feature -> feature.changeEmail(account.get(), change.from()));
        knownBrowsers.delete(change.from());
        var id = "email-changed-" + change.reader() + "-" + change.createdAt().toEpochMilli();
        store.finish(change, mail(id, account.get(), change.from(), "email-changed", Map.of()));
    }

    private List<Mail> mails(Account account, EmailChange change, Map<Side, RandomToken> tokens, Requester requester) {
        var mails = new ArrayList<Mail>();
        if (mailLimiter.admitsOwn(change.from())) {
            var words = Map.of(
                    "address",
                    change.to().value(),
                    "link",
                    link(account, Objects.requireNonNull(tokens.get(Side.OLD))));
            mails.add(mail(account, change.from(), "email-change-old", words));
        }
        var known = accounts.find(change.to()).isPresent();
        if (mailLimiter.admits(change.to(), requester)) {
            mails.add(
                    known
                            ? mail(account, change.to(), "email-change-taken", Map.of())
                            : mail(
                                    account,
                                    change.to(),
                                    "email-change-new",
                                    Map.of("link", link(account, Objects.requireNonNull(tokens.get(Side.NEW))))));
        }
        return mails;
    }

    private String link(Account account, RandomToken token) {
        return publicLinks.page(PAGE, token, sites.findOrFirst(account.site()), account.language());
    }

    private Mail mail(Account account, EmailAddress to, String template, Map<String, String> words) {
        return mail(template + "-" + UuidV7.next(), account, to, template, words);
    }

    private Mail mail(String id, Account account, EmailAddress to, String template, Map<String, String> words) {
        var site = sites.findOrFirst(account.site());
        return Mail.awaited(id, to, mailTemplates.write(template, site, account.language(), words));
    }
}
