package org.usersay.subscription.account;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Role;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.event.ReaderEvents;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.password.Passwords;

/** Accounts of readers with a verified address. */
@Component
public class Accounts {

    private final AccountStore store;
    private final ReservedNames reservedNames;
    private final Passwords passwords;
    private final ReaderEvents events;
    private final Clock clock;

    Accounts(AccountStore store, ReservedNames reservedNames, Passwords passwords, ReaderEvents events, Clock clock) {
        this.store = store;
        this.reservedNames = reservedNames;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Account> find(String id) {
        return store.find(id);
    }

    /** The account, unless it is marked for deletion. */
    public Optional<Account> findUnlessLeaving(String id) {
        return store.findUnlessLeaving(id);
    }

    public Optional<Account> find(EmailAddress email) {
        return store.find(email);
    }

    /** Ids of the accounts that some addresses have, by the keys of the addresses. */
    public Map<String, String> idsOf(Collection<EmailAddress> addresses) {
        return store.idsOf(addresses);
    }

    /** The account of a signed-in reader; 401 where it was deleted in the meantime. */
    public Account require(String id) {
        return store.find(id).orElseThrow(Accounts::deleted);
    }

    /** True if the account is new. Of concurrent calls with one id or one address, one succeeds. */
    public boolean open(Account account) {
        return store.insert(account);
    }

    /** Whether {@code attempt} is the account's password; takes as long where there is no account. */
    public boolean admits(@Nullable Account account, String attempt) {
        return passwords.matches(attempt, account == null ? null : account.passwordHash());
    }

    public Account changePassword(String id, NewPassword password) {
        return store.changePassword(id, passwords.hash(password), clock.instant())
                .orElseThrow(Accounts::deleted);
    }

    /**
     * The account under its new address, also where it has that one already; links that were mailed before are void. Empty
     * where it no longer has the former address, or the new one has another account.
     */
    public Optional<Account> changeEmail(String id, EmailAddress former, EmailAddress email) {
        return store.changeEmail(id, former, email, clock.instant());
    }

    Account changeProfile(String id, @Nullable DisplayName name, @Nullable Language language) {
        var changes = new ArrayList<Bson>();
        if (name != null) {
            var account = require(id);
            if (account.roles().equals(Set.of(Role.READER))) {
                reservedNames.requireFree(name, account.site(), "/displayName");
            }
            // Before the write that is acknowledged, so that a crash in between loses no name.
            events.add(ReaderEvent.renamed(UuidV7.next(), account.id(), clock.instant(), name.value()));
            changes.add(set("name", name.value()));
            changes.add(set("nameKey", NameSearch.key(name.value())));
        }
        if (language != null) {
            changes.add(set("language", language.code()));
        }
        return changes.isEmpty()
                ? require(id)
                : store.update(id, combine(changes)).orElseThrow(Accounts::deleted);
    }

    /**
     * Suspends an account: sign-in is refused until its end. Sessions and tokens are ended separately. Suspensions that follow
     * each other without a break are ended, and what they removed is restored, as one; so are concurrent ones.
     */
    public Account suspend(Account account, Suspension suspension) {
        var first =
                account.suspendedAt(clock.instant()) ? Optional.<Account>empty() : store.suspend(account, suspension);
        return first.or(() -> store.suspendFurther(account.id(), suspension)).orElseThrow(Accounts::deleted);
    }

    public Account readmit(String id) {
        return store.update(id, combine(unset("suspendedUntil"), unset("removals")))
                .orElseThrow(Accounts::deleted);
    }

    /** The latest suspensions of an account, oldest first. */
    public List<Suspension> suspensions(String id) {
        return store.suspensions(id);
    }

    /** Ids of the present suspensions that removed comments, or of the last ones where they are over and nobody ended them. */
    public List<String> removals(String id) {
        return store.removals(id);
    }

    /** Readers of a site whose names begin so, in the order of their names. */
    public List<Account> named(String site, String beginning, int limit) {
        return store.named(site, beginning, limit);
    }

    /** Who handles orders and mail of a site, in the order of their names; those suspended are left out. */
    public List<Account> staffOf(String site) {
        var now = clock.instant();
        return store.staff().stream()
                .filter(account -> account.staffs(site) && !account.suspendedAt(now))
                .sorted(Comparator.comparing((Account account) ->
                                NameSearch.key(account.name().value()))
                        .thenComparing(Account::id))
                .toList();
    }

    public Account giveRoles(String id, Set<Role> roles, String site) {
        return store.changeRoles(id, roles, site).orElseThrow(Accounts::deleted);
    }

    /** The same, or a 409 where roles or site are no longer those of {@code known}. */
    public Account giveRoles(Account known, Set<Role> roles, String site) {
        return store.changeRoles(known, roles, site)
                .orElseThrow(() -> CommonProblem.CONFLICT.refusal("The account's roles have just changed. Try again."));
    }

    /** Marks an account for deletion; sign-in is refused from now on. */
    public Account leave(String id) {
        return store.leave(id, clock.instant().plus(Duration.ofDays(1))).orElseThrow(Accounts::deleted);
    }

    /** Accounts marked for deletion and not yet deleted. */
    public List<Account> leaving() {
        return store.leaving();
    }

    /** Deletes an account: the last step of a deletion. */
    public void delete(String id) {
        store.delete(id);
    }

    private static ProblemException deleted() {
        return IdentityProblem.NOT_AUTHENTICATED.refusal("This account no longer exists. Register again.");
    }
}
