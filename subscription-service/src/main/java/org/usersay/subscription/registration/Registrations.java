package org.usersay.subscription.registration;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.account.ReservedNames;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.consent.GivenConsent;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailContent;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.password.Passwords;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;

/**
 * Registrations. Whether an address has an account already is revealed to the address only: a known address costs the
 * same hash, the same reads and the same write; only the mail differs, and its link is never sent.
 */
@Component
public class Registrations {

    private final RegistrationStore store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final MailTemplates mailTemplates;
    private final PublicLinks publicLinks;
    private final Sites sites;
    private final ReservedNames reservedNames;
    private final MailLimiter mailLimiter;
    private final RegistrationSettings settings;
    private final Clock clock;

    Registrations(
            RegistrationStore store,
            Accounts accounts,
            Passwords passwords,
            MailTemplates mailTemplates,
            PublicLinks publicLinks,
            Sites sites,
            ReservedNames reservedNames,
            MailLimiter mailLimiter,
            RegistrationSettings settings,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.mailTemplates = mailTemplates;
        this.publicLinks = publicLinks;
        this.sites = sites;
        this.reservedNames = reservedNames;
        this.mailLimiter = mailLimiter;
        this.settings = settings;
        this.clock = clock;
    }

    void register(RegistrationForm form, Requester requester) {
        var site = sites.require(form.site());
        reservedNames.requireFree(form.displayName(), site.id(), "/displayName");
        var registration = registration(form, site, requester);
        var token = RandomToken.random();
        var known = accounts.find(form.email()).isPresent();
        var mailContent = known ? alreadyThere(registration, site) : confirm(registration, site, token);
        // Without its mail a registration is useless.
        if (mailLimiter.admits(form.email(), requester)) {
            store.insert(registration, token, mail(registration, mailContent));
        }
    }

    /**
     * Opens the account a link was mailed for. Of any number of links and clicks for one address, one opens it; the
     * account is written before the registration goes, so that a crash in between loses neither. Whoever registered may be
     * a stranger, so the password of the registration is taken from the same browser only.
     *
     * @param chosen the password that was sent with the link; null for the one of the registration
     */
    public Optional<Account> redeem(RandomToken token, @Nullable NewPassword chosen, Requester requester) {
        var now = clock.instant();
        return store.find(token)
                .filter(registration -> registration.expiresAt().isAfter(now))
                .flatMap(registration -> {
                    var account = registration.account(password(registration, chosen, requester), now);
                    var opened = accounts.open(account);
                    store.delete(token);
                    return opened ? Optional.of(account) : Optional.empty();
                });
    }

    /** Deletes what waits for the confirmation of an address. */
    public void delete(EmailAddress email) {
        store.delete(email);
    }

    private @Nullable String password(Registration registration, @Nullable NewPassword chosen, Requester requester) {
        if (chosen != null) {
            return passwords.hash(chosen);
        }
        return requester.browserDigest().filter(registration.browser()::equals).isPresent()
                ? registration.passwordHash()
                : null;
    }

    private Registration registration(RegistrationForm form, Site site, Requester requester) {
        var now = clock.instant();
        return new Registration(
                UuidV7.next(),
                form.email(),
                form.displayName(),
                site.id(),
                form.locale() == null ? Language.of(site.locale()) : form.locale(),
                form.password() == null ? null : passwords.hash(form.password()),
                requester.browserDigest().orElseThrow(),
                GivenConsent.proof(form.consents(), now),
                now,
                now.plus(settings.validFor()));
    }

    /** Mail without any text from the form, which could carry advertising to a stranger's address. */
    private MailContent confirm(Registration registration, Site site, RandomToken token) {
        return mailTemplates.write(
                "confirm-address",
                site,
                registration.language(),
                Map.of("link", publicLinks.page("confirm", token, site, registration.language())));
    }

    private MailContent alreadyThere(Registration registration, Site site) {
        return mailTemplates.write(
                "already-registered",
                site,
                registration.language(),
                Map.of("link", publicLinks.page("registration", site, registration.language())));
    }

    private static Mail mail(Registration registration, MailContent mailContent) {
        return Mail.awaited("registration-" + registration.reader(), registration.email(), mailContent);
    }
}
