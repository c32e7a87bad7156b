package org.usersay.subscription.readeradmin;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.account.Suspension;
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
    private final ReaderAccess access;
    private final Sites sites;
    private final Clock clock;

    ReaderAdministration(
            Accounts accounts,
            Sessions sessions,
            ReaderEvents events,
            AuditTrail audit,
            ReaderAccess access,
            Sites sites,
            Clock clock) {
        this.access = access;
        this.sites = sites;
        this.accounts = accounts;
        this.sessions = sessions;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Account of a reader of a site that the moderator has. */
    Account read(Reader moderator, String id) {
        var account = access.require(id);
        moderator.requireModeratorOf(account.site());
        return account;
    }

    /** Readers whose home is the site and whose names begin so. */
    List<Account> named(Reader moderator, String site, String beginning, int limit) {
        sites.require(site);
        moderator.requireModeratorOf(site);
        return accounts.named(site, beginning, limit);
    }

    /** The latest suspensions of an account, oldest first. */
    List<Suspension> suspensions(Account account) {
        return accounts.suspensions(account.id());
    }

    /**
     * Suspends a reader. Moderators decide about readers of their site; about readers with a role only administrators
     * do. After a crash in the middle it may be repeated.
     */
    Account suspend(Reader decider, String id, Instant until, String reason, boolean removeContributions) {
        var account = access.requireDecidable(decider, id);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!until.isAfter(now)) {
            throw CommonProblem.invalid("/until", "Use an instant in the future.");
        }
        var suspension = new Suspension(UuidV7.next(), until, reason, decider.id(), now, removeContributions);
        var end = suspension.banned() ? "" : "until " + until + ": ";
        var removed = removeContributions ? "; comments removed" : "";
        audit.append(account.site(), decider, suspension.banned() ? "BAN" : "SUSPEND", id, end + reason + removed);
        var suspended = accounts.suspend(account, suspension);
        sessions.revokeAll(account.id());
        events.add(new ReaderEvent(suspension.id(), Kind.SUSPENDED, account.id(), now, until, removeContributions));
        return suspended;
    }

    /**
     * Ends a suspension or a ban. The event comes before the write that forgets what was removed, so that after a crash in
     * between it may be repeated.
     *
     * @param restoreContributions whether what the suspension removed comes back
     */
    void readmit(Reader decider, String id, boolean restoreContributions) {
        var account = access.requireDecidable(decider, id);
        audit.append(account.site(), decider, "READMIT", id, restoreContributions ? "comments restored" : "");
        var restored = restoreContributions ? accounts.removals(account.id()) : List.<String>of();
        events.add(ReaderEvent.readmitted(UuidV7.next(), account.id(), clock.instant(), restored));
        accounts.readmit(account.id());
    }

    /** Replaces the roles; every reader keeps {@code READER}. Existing tokens carry the old roles, so all sessions end. */
    Account giveRoles(Reader decider, String id, Set<Role> roles, String site) {
        if (decider.id().equals(id)) {
            throw CommonProblem.CONFLICT.refusal("Have another administrator change your roles.");
        }
        var account = access.require(id);
        var granted = EnumSet.of(Role.READER);
        granted.addAll(roles);
        audit.append(account.site(), decider, "ROLES", id, granted + " on " + site);
        var changed = accounts.giveRoles(account.id(), granted, site);
        sessions.revokeAll(id);
        return changed;
    }
}
