package org.usersay.starter.identity;

import java.util.Objects;
import java.util.Set;

/**
 * The person behind a verified access token. A controller method that takes a {@code Reader} answers 401 to anybody
 * else; one that takes {@code Optional<Reader>} serves both.
 *
 * @param id the token's {@code sub}
 * @param session the token's {@code sid}, the signed-in device
 * @param name display name at the time the token was issued
 * @param roles empty while the address is not verified
 * @param site the home site; {@code *} for administrators
 * @param badges what the issuer says others may see beside the name, for instance {@code SUBSCRIBER}; grants nothing
 */
public record Reader(String id, String session, String name, Set<Role> roles, String site, Set<String> badges) {

    private static final String EVERY_SITE = "*";

    public Reader {
        Objects.requireNonNull(id);
        Objects.requireNonNull(session);
        Objects.requireNonNull(name);
        Objects.requireNonNull(site);
        roles = Set.copyOf(roles);
        badges = Set.copyOf(badges);
    }

    /** A reader without badges. */
    public Reader(String id, String session, String name, Set<Role> roles, String site) {
        this(id, session, name, roles, site, Set.of());
    }

    /** Whether this reader's address is verified, so that he may post, vote and rate. */
    public boolean verified() {
        return roles.contains(Role.READER) || administrator();
    }

    public boolean administrator() {
        return roles.contains(Role.ADMIN);
    }

    /** Whether this reader may decide about other people's contributions on {@code site}. */
    public boolean moderates(String site) {
        return administrator() || (roles.contains(Role.MODERATOR) && belongsTo(site));
    }

    /** Whether this reader may handle orders and mail of {@code site}. */
    public boolean staffs(String site) {
        return administrator() || (roles.contains(Role.STAFF) && belongsTo(site));
    }

    private boolean belongsTo(String other) {
        return site.equals(other) || site.equals(EVERY_SITE);
    }

    /** This reader, or a 403 {@code /problems/not-verified}. */
    public Reader requireVerified() {
        if (!verified()) {
            throw IdentityProblem.NOT_VERIFIED.refusal("Confirm your e-mail address first; the link is in your mail.");
        }
        return this;
    }

    /** This reader, or a 403 {@code /problems/forbidden} where he is no moderator of {@code site}. */
    public Reader requireModeratorOf(String site) {
        if (!moderates(site)) {
            throw IdentityProblem.FORBIDDEN.refusal("This needs a moderator of the site.");
        }
        return this;
    }

    /** This reader, or a 403 {@code /problems/forbidden} where he moderates no site at all. */
    public Reader requireModerator() {
        if (!administrator() && !roles.contains(Role.MODERATOR)) {
            throw IdentityProblem.FORBIDDEN.refusal("This needs a moderator.");
        }
        return this;
    }

    /** This reader, or a 403 {@code /problems/forbidden} where he is not on the staff of {@code site}. */
    public Reader requireStaffOf(String site) {
        if (!staffs(site)) {
            throw IdentityProblem.FORBIDDEN.refusal("This needs a member of the site's staff.");
        }
        return this;
    }

    /** This reader, or a 403 {@code /problems/forbidden} where he is no administrator. */
    public Reader requireAdministrator() {
        if (!administrator()) {
            throw IdentityProblem.FORBIDDEN.refusal("This needs an administrator.");
        }
        return this;
    }
}
