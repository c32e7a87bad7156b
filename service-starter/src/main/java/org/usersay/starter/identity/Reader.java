package org.usersay.starter.identity;

import java.util.Objects;
import java.util.Set;

/**
 * Identity in a verified access token. A controller method that takes a {@code Reader} answers 401 without one; a method
 * that takes {@code Optional<Reader>} serves both.
 *
 * @param id the token's {@code sub}
 * @param session the token's {@code sid}, the signed-in device
 * @param name display name at the time the token was issued
 * @param roles empty while the address is not verified
 * @param site the home site; {@code *} for administrators
 * @param badges labels that may be shown beside the name, for instance {@code SUBSCRIBER}; they grant nothing
 */
public record Reader(String id, String session, String name, Set<Role> roles, String site, Set<String> badges) {

    /** What a client without a token can do. */
    public static final String SIGN_IN = "Sign in and send the request again with an access token.";

    /** What a reader with an unverified address can do. */
    public static final String VERIFY_ADDRESS = "Verify the account's e-mail address with the link in the mail.";

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

    /** Whether this reader's address is verified; required to post, vote and rate. */
    public boolean verified() {
        return roles.contains(Role.READER) || administrator();
    }

    public boolean administrator() {
        return roles.contains(Role.ADMIN);
    }

    /** Whether this reader holds a role on any site. */
    public boolean hasRole(Role role) {
        return administrator() || roles.contains(role);
    }

    /** Whether this reader holds a role on {@code onSite}. */
    public boolean hasRole(Role role, String onSite) {
        return administrator() || (roles.contains(role) && (site.equals(onSite) || site.equals(EVERY_SITE)));
    }

    /** Whether this reader may moderate contributions on {@code site}. */
    public boolean moderates(String site) {
        return hasRole(Role.MODERATOR, site);
    }

    /** Whether this reader may handle orders and mail of {@code site}. */
    public boolean staffs(String site) {
        return hasRole(Role.STAFF, site);
    }

    /** This reader, or a 403 {@code /problems/not-verified}. */
    public Reader requireVerified() {
        if (!verified()) {
            throw IdentityProblem.NOT_VERIFIED.refusal(VERIFY_ADDRESS);
        }
        return this;
    }

    /** This reader, or a 403 {@code /problems/forbidden} unless a moderator of {@code site}. */
    public Reader requireModeratorOf(String site) {
        if (!moderates(site)) {
            throw IdentityProblem.FORBIDDEN.refusal("Sign in as a moderator of the site.");
        }
        return this;
    }

    /** This reader, or a 403 {@code /problems/forbidden} unless on the staff of {@code site}. */
    public Reader requireStaffOf(String site) {
        if (!staffs(site)) {
            throw IdentityProblem.FORBIDDEN.refusal("Sign in as a member of the site's staff.");
        }
        return this;
    }
}
