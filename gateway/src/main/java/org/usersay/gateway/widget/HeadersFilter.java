package org.usersay.gateway.widget;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.usersay.gateway.Stage;
import org.usersay.gateway.route.RouteSettings;

/** The headers that every answer carries, whoever made it. */
@Component
@Order(Stage.HEADERS)
final class HeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final boolean secure;

    HeadersFilter(RouteSettings settings) {
        this.secure = settings.isSecure();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }
}
