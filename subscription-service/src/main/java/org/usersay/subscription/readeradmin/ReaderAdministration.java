package org.usersay.subscription.readeradmin;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.event.ReaderEvents;
import org.usersay.subscription.session.Sessions;

/**
 * Suspension, readmission and roles of readers. A reader who loses a right loses it on all devices at once. The
 * decision is added to the audit trail before it takes effect.
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

    /** Account of a reader of a site that the moderator has. */
    Account read(Reader moderator, String id) {
        var account = find(id);
        moderator.requireModeratorOf(account.site());
        return account;
    }

    /**
     * Suspends a reader. Moderators decide about readers of their site; about readers with a role only administrators
     * do.
     */
    Account suspend(Reader decider, String id, Instant until, String reason, boolean removeContributions) {
        var account = requireDecidable(decider, id);
        if (!until.isAfter(clock.instant())) {
            throw CommonProblem.invalid("/until", "Use an instant in the future.");
        }
        audit.append(account.site(), decider, "SUSPEND", id, "until " + until + ": " + reason);
        var suspended = accounts.suspend(account.id(), until, reason, decider.id());
        sessions.revokeAll(account.id());
        publish(Kind.SUSPENDED, account.id(), until, removeContributions);
        return suspended;
    }

    void readmit(Reader decider, String id) {
        var account = requireDecidable(decider, id);
        audit.append(account.site(), decider, "READMIT", id, "");
        accounts.readmit(account.id());
        publish(Kind.READMITTED, account.id(), null, false);
    }

    /** Replaces the roles; every reader keeps {@code READER}. Existing tokens carry the old roles, so all sessions end. */
    Account giveRoles(Reader decider, String id, Set<Role> roles, String site) {
        if (decider.id().equals(id)) {
            throw CommonProblem.CONFLICT.refusal("Have another administrator change your roles.");
        }
        var account = find(id);
        var granted = EnumSet.of(Role.READER);
        granted.addAll(roles);
        audit.append(account.site(), decider, "ROLES", id, granted + " on " + site);
        var changed = accounts.giveRoles(account.id(), granted, site);
        sessions.revokeAll(id);
        return changed;
    }

    private Account requireDecidable(Reader decider, String id) {
        var account = find(id);
        decider.requireModeratorOf(account.site());
        if (!account.roles().equals(Set.of(Role.READER)) && !decider.administrator()) {
            throw IdentityProblem.FORBIDDEN.refusal("Sign in as an administrator to decide about readers with a role.");
        }
        if (decider.id().equals(id)) {
            throw CommonProblem.CONFLICT.refusal("Another administrator has to decide about your account.");
        }
        return account;
    }

    private Account find(String id) {
        return accounts.find(UuidV7.require(id))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Check the reader's id."));
    }

    private void publish(Kind kind, String reader, @Nullable Instant until, boolean remove) {
        events.add(new ReaderEvent(UuidV7.next(), kind, reader, clock.instant(), until, remove));
    }
}
