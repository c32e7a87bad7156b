package org.usersay.starter.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Filter that sends the trace id with every response, so that a reader can report it. */
final class TraceIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = CurrentTrace.id();
        if (id != null) {
            response.setHeader(CurrentTrace.HEADER, id);
        }
        chain.doFilter(request, response);
    }
}
