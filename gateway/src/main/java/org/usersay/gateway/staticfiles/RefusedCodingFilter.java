package org.usersay.gateway.staticfiles;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that removes refused codings, {@code gzip;q=0}, from {@code Accept-Encoding}. Spring's resolver of encoded resources
 * ignores the weights.
 */
@Component
final class RefusedCodingFilter extends OncePerRequestFilter {

    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var codings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return codings == null || codings.indexOf(';') < 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var accepted = Arrays.stream(
                        request.getHeader(HttpHeaders.ACCEPT_ENCODING).split(",", -1))
                .filter(coding -> !REFUSED.matcher(coding).matches())
                .collect(Collectors.joining(","));
        chain.doFilter(new AcceptedCodings(request, accepted), response);
    }

    private static final class AcceptedCodings extends HttpServletRequestWrapper {

        private final String accepted;

        private AcceptedCodings(HttpServletRequest request, String accepted) {
            super(request);
            this.accepted = accepted;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING) ? accepted : super.getHeader(name);
        }
    }
}
