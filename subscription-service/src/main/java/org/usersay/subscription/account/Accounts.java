package org.usersay.subscription.account;

import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.Refusal;
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
                : store.update(id, Updates.combine(changes)).orElseThrow(Accounts::gone);
    }

    void changeRoles(String id, Set<Role> roles, String site) {
        store.changeRoles(id, roles, site);
    }

    private static Refusal gone() {
        return IdentityProblem.NOT_AUTHENTICATED.refusal("This account no longer exists.");
    }
}
