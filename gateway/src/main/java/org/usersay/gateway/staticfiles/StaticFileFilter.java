package org.usersay.gateway.staticfiles;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.error.ProblemWriter;
import org.usersay.gateway.route.RouteMatch;

/** Answers everything that is not the API: a file, or that there is none. */
@Component
@Order(FilterOrder.FILES)
final class StaticFileFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient StaticFiles files;
    private final transient PageSecurityHeaders headers;
    private final transient ProblemWriter problemWriter;

    StaticFileFilter(StaticFiles files, PageSecurityHeaders headers, ProblemWriter problemWriter) {
        this.files = files;
        this.headers = headers;
        this.problemWriter = problemWriter;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RouteMatch.of(request) != null) {
            chain.doFilter(request, response);
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problemWriter.write(request, response, GatewayProblem.METHOD_NOT_ALLOWED, "Pages can only be read.");
        } else {
            page(request, response);
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI();
        var file = files.find(path);
        if (file == null) {
            missing(request, response);
            return;
        }
        headers.write(file.kind(), response);
        file.write(request, response);
    }

    private void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = files.find("/404.html");
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (page == null || accepted == null || !accepted.contains("text/html")) {
            problemWriter.write(request, response, GatewayProblem.NOT_FOUND, "There is nothing at this address.");
            return;
        }
        headers.write(page.kind(), response);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        page.send(request, response);
    }
}
