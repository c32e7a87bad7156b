package org.usersay.subscription.recovery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.recovery.RecoveryStore.Kind;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.session.DeviceName;
import org.usersay.subscription.session.KnownBrowsers;
import org.usersay.subscription.session.SessionProblem;
import org.usersay.subscription.session.SessionTokens;
import org.usersay.subscription.session.Sessions;

/**
 * Password reset and sign-in links. Requests reveal nothing about whether the address has an account: one lookup, one
 * write.
 */
@Component
public class AccountRecovery {

    private final RecoveryStore store;
    private final Accounts accounts;
    private final Sessions sessions;
    private final MailTemplates mailTemplates;
    private final PublicLinks publicLinks;
    private final Sites sites;
    private final MailLimiter mailLimiter;
    private final KnownBrowsers knownBrowsers;
    private final RecoverySettings settings;
    private final Clock clock;

    AccountRecovery(
            RecoveryStore store,
            Accounts accounts,
            Sessions sessions,
            MailTemplates mailTemplates,
            PublicLinks publicLinks,
            Sites sites,
            MailLimiter mailLimiter,
            KnownBrowsers knownBrowsers,
            RecoverySettings settings,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.sessions = sessions;
        this.mailTemplates = mailTemplates;
        this.publicLinks = publicLinks;
        this.sites = sites;
        this.mailLimiter = mailLimiter;
        this.knownBrowsers = knownBrowsers;
        this.settings = settings;
        this.clock = clock;
    }

    void mailPasswordReset(EmailAddress email, Requester requester) {
        mail(email, requester, Kind.NEW_PASSWORD, settings.password(), "reset-password", "reset");
    }

    void mailSignInLink(EmailAddress email, Requester requester) {
        mail(email, requester, Kind.SIGN_IN_LINK, settings.link(), "sign-in", "sign-in");
    }

    /** Sets a new password and ends all sessions. */
    void resetPassword(RandomToken token, NewPassword password) {
        var account = redeem(token, Kind.NEW_PASSWORD);
        accounts.changePassword(account.id(), password);
        sessions.revokeAll(account.id());
    }

    /** Redeems a sign-in link as proof that the reader owns the account's address; 400 where it is another's. */
    void requireOwnLink(RandomToken token, String reader) {
        if (!redeem(token, Kind.SIGN_IN_LINK).id().equals(reader)) {
            throw invalidToken();
        }
    }

    SessionTokens signIn(RandomToken token, DeviceName deviceName) {
        return sessions.open(redeem(token, Kind.SIGN_IN_LINK), deviceName);
    }

    public static ProblemException invalidToken() {
        return SessionProblem.INVALID_TOKEN.refusal("Request a new link.");
    }

    /** Redeems a token; one issued before the last change of password is void. */
    private Account redeem(RandomToken token, Kind kind) {
        var recovery = store.redeem(token, kind, clock.instant()).orElseThrow(AccountRecovery::invalidToken);
        return accounts.find(recovery.reader())
                .filter(account -> !recovery.createdAt().isBefore(account.credentialsChangedAt()))
                .orElseThrow(AccountRecovery::invalidToken);
    }

    private void mail(
            EmailAddress email, Requester requester, Kind kind, Duration validFor, String template, String page) {
        var now = clock.instant();
        var token = RandomToken.random();
        var account = accounts.find(email);
        var allowed = mayMail(email, requester);
        var mails = account.filter(known -> allowed)
                .map(known -> List.of(write(known, template, page, token)))
                .orElseGet(List::of);
        store.insert(token, kind, account.map(Account::id).orElse(null), now, now.plus(validFor), mails);
    }

    /** In the brand of the first site for administrators, and where the account's was taken out of the settings. */
    private Mail write(Account account, String template, String page, RandomToken token) {
        var site = sites.findOrFirst(account.site());
        var link = publicLinks.page(page, token, site, account.language());
        return Mail.awaited(
                template + "-" + UuidV7.next(),
                account.email(),
                mailTemplates.write(template, site, account.language(), Map.of("link", link)));
    }

    private boolean mayMail(EmailAddress email, Requester requester) {
        return knownBrowsers.identify(email, requester).isPresent()
                ? mailLimiter.admitsOwn(email)
                : mailLimiter.admits(email, requester);
    }
}
