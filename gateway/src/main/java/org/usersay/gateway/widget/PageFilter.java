package org.usersay.gateway.widget;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.Stage;
import org.usersay.gateway.fallback.Problem;
import org.usersay.gateway.fallback.Problems;
import org.usersay.gateway.route.Destination;

/** Answers everything that is not the API: a file, or that there is none. */
@Component
@Order(Stage.FILES)
final class PageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient StaticFiles files;
    private final transient PageHeaders headers;
    private final transient Problems problems;

    PageFilter(StaticFiles files, PageHeaders headers, Problems problems) {
        this.files = files;
        this.headers = headers;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Destination.of(request) != null) {
            chain.doFilter(request, response);
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.write(request, response, Problem.METHOD_NOT_ALLOWED, "Pages can only be read.");
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
            problems.write(request, response, Problem.NOT_FOUND, "There is nothing at this address.");
            return;
        }
        headers.write(page.kind(), response);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        page.send(request, response);
    }
}
