package org.usersay.subscription.readeradmin;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.event.ReaderEvent;
import org.usersay.subscription.event.ReaderEvent.Kind;
import org.usersay.subscription.event.ReaderEvents;
import org.usersay.subscription.session.Sessions;

/**
 * Suspends and readmits readers and gives them roles. Whoever loses something loses it on every device at once. The audit
 * trail of the reader's site is told before it is done.
 */
@Component
public class ReaderAdministration {

    private final Accounts accounts;
    private final Sessions sessions;
    private final ReaderEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    ReaderAdministration(Accounts accounts, Sessions sessions, ReaderEvents events, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Moderators suspend readers of their site; people with a role are suspended by administrators only. */
    Account suspend(Reader decider, String id, Instant until, String reason, boolean removeContributions) {
        var account = decidedBy(decider, id);
        if (!until.isAfter(clock.instant())) {
            throw StandingController.wrong("/until", "A moment in the future.");
        }
        audit.append(account.site(), decider, "SUSPEND", id, "until " + until + ": " + reason);
        var suspended = accounts.suspend(account.id(), until, reason, decider.id());
        sessions.revokeAll(account.id());
        tell(Kind.SUSPENDED, account.id(), until, removeContributions);
        return suspended;
    }

    void readmit(Reader decider, String id) {
        var account = decidedBy(decider, id);
        audit.append(account.site(), decider, "READMIT", id, "");
        accounts.readmit(account.id());
        tell(Kind.READMITTED, account.id(), null, false);
    }

    /** Old tokens carry the old roles, so every session ends. */
    Account giveRoles(Reader decider, String id, Set<Role> roles, String site) {
        if (decider.id().equals(id)) {
            throw CommonProblem.CONFLICT.refusal("Your own roles are changed by another administrator.");
        }
        var account = find(id);
        audit.append(
                account.site(), decider, "ROLES", id, roles.stream().sorted().toList() + " on " + site);
        var changed = accounts.giveRoles(account.id(), roles, site);
        sessions.revokeAll(id);
        return changed;
    }

    private Account decidedBy(Reader decider, String id) {
        var account = find(id);
        decider.requireModeratorOf(account.site());
        if (!account.roles().equals(Set.of(Role.READER)) && !decider.administrator()) {
            throw IdentityProblem.FORBIDDEN.refusal("Only an administrator decides about people with a role.");
        }
        if (decider.id().equals(id)) {
            throw CommonProblem.CONFLICT.refusal("Nobody decides about himself.");
        }
        return account;
    }

    private Account find(String id) {
        return accounts.find(UuidV7.require(id))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("There is no such reader."));
    }

    private void tell(Kind kind, String reader, @org.jspecify.annotations.Nullable Instant until, boolean remove) {
        events.add(new ReaderEvent(UuidV7.next(), kind, reader, clock.instant(), until, remove));
    }
}
