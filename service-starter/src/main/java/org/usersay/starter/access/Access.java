package org.usersay.starter.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.ReaderAuthentication;
import org.usersay.starter.identity.Role;
import org.usersay.starter.internalapi.ServiceAuthentication;
import org.usersay.starter.site.Sites;

/** Decisions behind the annotations of this package: the bean {@code access} of their expressions, which call public methods only. */
final class Access {

    private static final AuthorizationResult GRANTED = new AuthorizationDecision(true);

    private final Sites sites;

    Access(Sites sites) {
        this.sites = sites;
    }

    public AuthorizationResult reader() {
        return decide(reader -> true, IdentityProblem.FORBIDDEN, "");
    }

    public AuthorizationResult verifiedReader() {
        return decide(Reader::verified, IdentityProblem.NOT_VERIFIED, Reader.VERIFY_ADDRESS);
    }

    public AuthorizationResult moderator() {
        return decideForSite("Sign in as a moderator of the site.", Role.MODERATOR);
    }

    public AuthorizationResult staff() {
        return decideForSite("Sign in as a member of the site's staff.", Role.STAFF);
    }

    public AuthorizationResult staffOrModerator() {
        return decideForSite("Sign in as a moderator or a member of the site's staff.", Role.STAFF, Role.MODERATOR);
    }

    public AuthorizationResult administrator() {
        return decideForSite("Sign in as an administrator.", Role.ADMIN);
    }

    public AuthorizationResult service() {
        return ServiceAuthentication.isCurrent()
                ? GRANTED
                : new Denial(IdentityProblem.NOT_AUTHENTICATED, ServiceAuthentication.SIGN_REQUEST);
    }

    private AuthorizationResult decideForSite(String detail, Role... roles) {
        var site = pathSite();
        return decide(
                reader -> {
                    // Unknown sites are 404 for readers without a role too.
                    site.ifPresent(sites::require);
                    return Arrays.stream(roles)
                            .anyMatch(role ->
                                    site.map(id -> reader.hasRole(role, id)).orElseGet(() -> reader.hasRole(role)));
                },
                IdentityProblem.FORBIDDEN,
                detail);
    }

    private static AuthorizationResult decide(Predicate<Reader> allowed, IdentityProblem problem, String detail) {
        return ReaderAuthentication.currentReader()
                .map(reader -> allowed.test(reader) ? GRANTED : new Denial(problem, detail))
                .orElseGet(() -> new Denial(IdentityProblem.NOT_AUTHENTICATED, Reader.SIGN_IN));
    }

    /** The {@code {site}} variable of the mapping that serves the current request. */
    private static Optional<String> pathSite() {
        var request = RequestContextHolder.currentRequestAttributes();
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables instanceof Map<?, ?> map && map.get("site") instanceof String site
                ? Optional.of(site)
                : Optional.empty();
    }
}
