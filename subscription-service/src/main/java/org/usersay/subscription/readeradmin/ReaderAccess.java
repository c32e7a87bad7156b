package org.usersay.subscription.readeradmin;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;

/**
 * Checks whether somebody may decide about a reader: nobody about their own account, moderators not about accounts with a
 * role.
 */
@Component
class ReaderAccess {

    private final Accounts accounts;
    private final Sites sites;

    ReaderAccess(Accounts accounts, Sites sites) {
        this.accounts = accounts;
        this.sites = sites;
    }

    /** The account of any reader, or a 404; also of one who is leaving, about whom nothing new may be kept. */
    Account require(String id) {
        return accounts.findUnlessLeaving(UuidV7.require(id))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Check the reader's id."));
    }

    /** The account of a reader about whom a moderator of the home site decides. */
    Account requireDecidable(Reader decider, String id) {
        var account = require(id);
        decider.requireModeratorOf(account.site());
        requireMayDecide(decider, account);
        return account;
    }

    /** The account of a reader, of whatever site, about whom a moderator of {@code site} writes. */
    Account requireSubject(Reader moderator, String site, String id) {
        sites.require(site);
        moderator.requireModeratorOf(site);
        var account = require(id);
        requireMayDecide(moderator, account);
        return account;
    }

    private static void requireMayDecide(Reader decider, Account account) {
        if (!account.roles().equals(Set.of(Role.READER)) && !decider.administrator()) {
            throw IdentityProblem.FORBIDDEN.refusal("Sign in as an administrator to decide about readers with a role.");
        }
        if (decider.id().equals(account.id())) {
            throw CommonProblem.CONFLICT.refusal("Another administrator has to decide about your account.");
        }
    }
}
