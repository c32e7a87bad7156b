package org.usersay.starter.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** Authentication of a verified access token, with the {@link Reader} as principal. */
public final class ReaderAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Reader reader;

    private ReaderAuthentication(Reader reader) {
        super(reader.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.reader = reader;
        super.setAuthenticated(true);
    }

    /** The reader of the current request; none where no token was sent. */
    public static Optional<Reader> currentReader() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ReaderAuthentication known
                ? Optional.of(known.getPrincipal())
                : Optional.empty();
    }

    static final class FromToken implements Converter<Jwt, ReaderAuthentication> {
        @Override
        public ReaderAuthentication convert(Jwt token) {
            return new ReaderAuthentication(new Reader(
                    text(token, "sub"),
                    text(token, "sid"),
                    text(token, "name"),
                    roles(token),
                    text(token, "site"),
                    Set.copyOf(Objects.requireNonNullElse(token.getClaimAsStringList("badges"), List.of()))));
        }

        private static String text(Jwt token, String claim) {
            return Objects.requireNonNull(token.getClaimAsString(claim), claim);
        }

        /** Unknown roles are ignored, so that the issuer may be newer than a service. */
        private static Set<Role> roles(Jwt token) {
            List<String> names = Objects.requireNonNullElse(token.getClaimAsStringList("roles"), List.of());
            var roles = new HashSet<Role>();
            for (Role role : Role.values()) {
                if (names.contains(role.name())) {
                    roles.add(role);
                }
            }
            return roles;
        }
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Reader getPrincipal() {
        return reader;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReaderAuthentication that && reader.equals(that.reader);
    }

    @Override
    public int hashCode() {
        return reader.hashCode();
    }
}
