package org.usersay.subscription.account;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.password.Passwords;

/**
 * Creation of the administrator in the settings at each start: a new account, or the role and the password restored.
 */
@Component
class AdministratorInitializer implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(AdministratorInitializer.class);
    private static final Set<Role> ROLES = Set.of(Role.READER, Role.ADMIN);

    private final AdministratorSettings settings;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;

    AdministratorInitializer(AdministratorSettings settings, Accounts accounts, Passwords passwords, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.isConfigured()) {
            log.info("No administrator is configured: USERSAY_ADMIN_EMAIL and USERSAY_ADMIN_PASSWORD are empty.");
            return;
        }
        var email = new EmailAddress(requireNonNull(settings.email()));
        var password = new NewPassword(requireNonNull(settings.password()));
        accounts.find(email).ifPresentOrElse(account -> renew(account, password), () -> open(email, password));
    }

    private void open(EmailAddress email, NewPassword password) {
        var now = clock.instant();
        var opened = accounts.open(new Account(
                UuidV7.next(),
                email,
                new DisplayName("Administrator"),
                Account.EVERY_SITE,
                ROLES,
                Language.EN,
                passwords.hash(password),
                now,
                now,
                List.of(),
                null));
        // Another process that starts at the same moment may have been first.
        log.info(opened ? "The administrator's account was opened." : "The administrator has an account.");
    }

    private void renew(Account account, NewPassword password) {
        if (!account.roles().containsAll(ROLES) || !account.site().equals(Account.EVERY_SITE)) {
            accounts.giveRoles(account.id(), ROLES, Account.EVERY_SITE);
        }
        if (!passwords.matches(password.value(), account.passwordHash())) {
            accounts.changePassword(account.id(), password);
            log.info("The administrator's password was changed to the one in the settings.");
        }
    }
}
