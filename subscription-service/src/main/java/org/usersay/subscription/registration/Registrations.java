package org.usersay.subscription.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.Ids;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Account.Consent;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.Letter;
import org.usersay.subscription.outbox.Letters;
import org.usersay.subscription.outbox.Links;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.password.Passwords;
import org.usersay.subscription.secret.Secret;
import org.usersay.subscription.throttle.Limit;
import org.usersay.subscription.throttle.Throttle;

/**
 * People who asked for an account. Whether their address has one already is told to the address and to nobody else: the
 * same hash, the same reads and the same write are made for a known address, only the letter differs and the link of a
 * known address is never sent.
 */
@Component
public class Registrations {

    private final RegistrationStore store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Letters letters;
    private final Links links;
    private final Sites sites;
    private final Throttle throttle;
    private final RegistrationSettings settings;
    private final Clock clock;

    Registrations(
            RegistrationStore store,
            Accounts accounts,
            Passwords passwords,
            Letters letters,
            Links links,
            Sites sites,
            Throttle throttle,
            RegistrationSettings settings,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.letters = letters;
        this.links = links;
        this.sites = sites;
        this.throttle = throttle;
        this.settings = settings;
        this.clock = clock;
    }

    void register(RegistrationForm form) {
        var site = sites.require(form.site());
        var registration = registration(form, site);
        var token = Secret.random();
        var known = accounts.find(form.email()).isPresent();
        var letter = known ? alreadyThere(registration, site) : confirm(registration, site, token);
        // Without its mail a registration is of no use, and would only push out one that somebody can still confirm.
        if (mayMail(form.email())) {
            store.put(registration, token, mail(registration, letter));
        }
    }

    /**
     * Opens the account a link was mailed for. Of any number of links and clicks for one address, one opens it; the
     * account is written before the registration goes, so that a crash in between loses neither.
     */
    public Optional<Account> redeem(Secret token) {
        var now = clock.instant();
        return store.find(token)
                .filter(registration -> registration.expiresAt().isAfter(now))
                .flatMap(registration -> {
                    var account = registration.account(now);
                    var opened = accounts.open(account);
                    store.delete(token);
                    return opened ? Optional.of(account) : Optional.empty();
                });
    }

    /** The password of the latest registration that waits for its confirmation, where it has one. */
    public @Nullable String passwordHashOf(EmailAddress email) {
        return store.latest(email, clock.instant())
                .map(Registration::passwordHash)
                .orElse(null);
    }

    private Registration registration(RegistrationForm form, Site site) {
        var now = clock.instant();
        var consents = form.consents() == null ? List.<String>of() : form.consents();
        return new Registration(
                Ids.next(),
                form.email(),
                form.displayName(),
                site.id(),
                form.locale() == null ? Language.of(site.locale().toLanguageTag()) : form.locale(),
                form.password() == null ? null : passwords.hash(form.password()),
                consents.stream().map(consent -> new Consent(consent, now)).toList(),
                now,
                now.plus(settings.validFor()));
    }

    /** No word of the form is in it: anybody can type a stranger's address and put an advertisement into the name. */
    private Letter confirm(Registration registration, Site site, Secret token) {
        return letters.write(
                "confirm-address",
                registration.language(),
                Map.of("site", site.name(), "link", links.page("confirm", token)));
    }

    private Letter alreadyThere(Registration registration, Site site) {
        return letters.write(
                "already-registered",
                registration.language(),
                Map.of("site", site.name(), "link", links.page("registration")));
    }

    private static Mail mail(Registration registration, Letter letter) {
        return Mail.awaited("registration-" + registration.reader(), registration.email(), letter);
    }

    private boolean mayMail(EmailAddress email) {
        var limit = new Limit("registration-mail", settings.mailsPerHour(), Duration.ofHours(1));
        return throttle.attempt(limit, email.key()).isEmpty();
    }
}
