package org.usersay.subscription.account;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.password.Passwords;

/** Readers with a verified address. */
@Component
public class Accounts {

    private final AccountStore store;
    private final Passwords passwords;
    private final Clock clock;

    Accounts(AccountStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    public Optional<Account> find(String id) {
        return store.find(id);
    }

    public Optional<Account> find(EmailAddress email) {
        return store.find(email);
    }

    /** The account of somebody signed in; gone where it was deleted in the meantime. */
    public Account require(String id) {
        return store.find(id).orElseThrow(Accounts::gone);
    }

    /** Whether the account is new; of any number of attempts with one id or one address, one succeeds. */
    public boolean open(Account account) {
        return store.insert(account);
    }

    /** Whether {@code attempt} opens this account; as slow where there is no account. */
    public boolean admits(@Nullable Account account, String attempt, @Nullable String otherwise) {
        return passwords.matches(attempt, account == null ? otherwise : account.passwordHash());
    }

    public Account changePassword(String id, NewPassword password) {
        return store.changePassword(id, passwords.hash(password), clock.instant())
                .orElseThrow(Accounts::gone);
    }

    Account changeProfile(String id, @Nullable DisplayName name, @Nullable Language language) {
        var changes = new ArrayList<Bson>();
        if (name != null) {
            changes.add(set("name", name.value()));
        }
        if (language != null) {
            changes.add(set("language", language.code()));
        }
        return changes.isEmpty()
                ? require(id)
                : store.update(id, combine(changes)).orElseThrow(Accounts::gone);
    }

    /** Nobody signs in with this account before {@code until}; what its tokens may still do is the sessions' concern. */
    public Account suspend(String id, Instant until, String reason, String by) {
        var suspension = new Document("until", Date.from(until))
                .append("reason", reason)
                .append("by", by)
                .append("at", Date.from(clock.instant()));
        return store.update(id, combine(set("suspendedUntil", Date.from(until)), push("suspensions", suspension)))
                .orElseThrow(Accounts::gone);
    }

    public Account readmit(String id) {
        return store.update(id, unset("suspendedUntil")).orElseThrow(Accounts::gone);
    }

    /** Says until when a subscription runs; nothing where the account is gone. */
    public void subscribed(String id, @Nullable Instant until) {
        store.update(id, until == null ? unset("subscribedUntil") : set("subscribedUntil", Date.from(until)));
    }

    public Account giveRoles(String id, Set<Role> roles, String site) {
        return store.changeRoles(id, roles, site).orElseThrow(Accounts::gone);
    }

    /** Says, once and for all, that this account will go; nobody signs in with it any more. */
    public Account leave(String id) {
        return store.leave(id, clock.instant().plus(Duration.ofDays(1))).orElseThrow(Accounts::gone);
    }

    /** Accounts that are going and not gone. */
    public List<Account> leaving() {
        return store.leaving();
    }

    /** The last step of leaving. */
    public void delete(String id) {
        store.delete(id);
    }

    private static ProblemException gone() {
        return IdentityProblem.NOT_AUTHENTICATED.refusal("This account no longer exists.");
    }
}
