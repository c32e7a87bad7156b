package org.usersay.subscription.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.privacy.PersonalDataProvider;
import org.usersay.subscription.secret.RandomToken;

/**
 * Invitations to a role on a site. The mail is the same for addresses with and without an account, and the role is given to
 * the account of that very address alone, so that a forwarded link is worth nothing.
 */
@Component
public class Invitations implements PersonalDataProvider {

    private static final Duration VALID_FOR = Duration.ofDays(7);
    private static final int MAX_OPEN = 100;

    private final InvitationStore store;
    private final Accounts accounts;
    private final MailTemplates mailTemplates;
    private final PublicLinks publicLinks;
    private final Sites sites;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            Accounts accounts,
            MailTemplates mailTemplates,
            PublicLinks publicLinks,
            Sites sites,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.mailTemplates = mailTemplates;
        this.publicLinks = publicLinks;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    Invitation invite(Reader inviter, String site, EmailAddress email, Role role, @Nullable Language language) {
        var brand = sites.require(site);
        if (role != Role.MODERATOR && role != Role.STAFF) {
            throw CommonProblem.invalid("/role", "MODERATOR or STAFF");
        }
        if (open(site).size() >= MAX_OPEN) {
            throw CommonProblem.CONFLICT.refusal("Revoke an invitation first: at most " + MAX_OPEN + " are open.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var invitation = new Invitation(UuidV7.next(), site, role, email, inviter.id(), now, now.plus(VALID_FOR));
        audit.append(site, inviter, "INVITE", invitation.id(), role.name());
        var token = RandomToken.random();
        var spoken = language == null ? Language.of(brand.locale()) : language;
        var mailContent = mailTemplates.write(
                "invitation-" + (role == Role.MODERATOR ? "moderator" : "staff"),
                brand,
                spoken,
                Map.of("link", publicLinks.page("invitation", token, brand, spoken)));
        store.insert(invitation, token, Mail.awaited("invitation-" + invitation.id(), email, mailContent));
        return invitation;
    }

    /** Those that are neither accepted nor over, newest first. */
    List<Invitation> open(String site) {
        return store.of(sites.require(site).id(), clock.instant(), MAX_OPEN);
    }

    void revoke(Reader administrator, String site, String id) {
        sites.require(site);
        store.delete(site, UuidV7.require(id))
                .ifPresentOrElse(invitation -> audit.append(site, administrator, "INVITATION_REVOKED", id, ""), () -> {
                    throw CommonProblem.NOT_FOUND.refusal("Check the invitation's id.");
                });
    }

    /**
     * Gives the reader the role, and the invitation is used up. The invitation goes last, so that after a crash it may be
     * accepted again, and so it may where the roles are changed at the same moment. An invitation to another address is
     * refused like an unknown one.
     */
    Account accept(Reader reader, RandomToken token) {
        var account = accounts.require(reader.id());
        var invitation = store.find(token, clock.instant())
                .filter(found -> found.email().key().equals(account.email().key()))
                .orElseThrow(Invitations::invalid);
        if (account.roles().contains(Role.ADMIN)
                || (!account.roles().equals(Set.of(Role.READER))
                        && !account.site().equals(invitation.site()))) {
            throw CommonProblem.CONFLICT.refusal("This account has a role already, on all sites or on another one.");
        }
        var roles = EnumSet.copyOf(account.roles());
        roles.add(invitation.role());
        audit.append(invitation.site(), reader, "INVITATION_ACCEPTED", account.id(), roles.toString());
        var invited = accounts.giveRoles(account, roles, invitation.site());
        store.delete(token);
        return invited;
    }

    static RuntimeException invalid() {
        return InvitationProblem.INVALID_INVITATION.refusal(
                "Sign in with the address that was invited, or ask for another invitation.");
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Object export(Account account) {
        return store.to(account.email()).stream()
                .map(invitation -> Map.of(
                        "site", invitation.site(),
                        "role", invitation.role(),
                        "createdAt", invitation.createdAt(),
                        "expiresAt", invitation.expiresAt()))
                .toList();
    }

    @Override
    public void delete(Account account) {
        store.delete(account.email());
    }
}
