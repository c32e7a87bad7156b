package org.usersay.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.starter.id.UuidV7;

/** Filter that gives every request an id, the sender's if it is well-formed: for the log, the response and the next service. */
public final class RequestIdFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";
    private static final String LOG_FIELD = "requestId";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = wellFormed(request.getHeader(HEADER));
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        try (var ignored = MDC.putCloseable(LOG_FIELD, id)) {
            chain.doFilter(request, response);
        }
    }

    /** The id of a request that has passed this filter. */
    public static String idOf(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HEADER));
    }

    private static String wellFormed(@Nullable String sent) {
        return sent != null && SHAPE.matcher(sent).matches() ? sent : UuidV7.next();
    }
}
