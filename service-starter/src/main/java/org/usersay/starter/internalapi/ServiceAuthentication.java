package org.usersay.starter.internalapi;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Authentication of a request that another service of this installation signed. */
public final class ServiceAuthentication extends AbstractAuthenticationToken {

    /** What a client without a valid signature can do. */
    public static final String SIGN_REQUEST = "Sign the request with the installation's service key.";

    private static final long serialVersionUID = 1L;

    ServiceAuthentication() {
        super(AuthorityUtils.NO_AUTHORITIES);
        super.setAuthenticated(true);
    }

    /** Whether the current request is one of these. */
    public static boolean isCurrent() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ServiceAuthentication;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return "service";
    }
}
