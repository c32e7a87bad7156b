package org.usersay.gateway.route;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.error.ProblemWriter;

/**
 * Takes only paths that mean the same to everyone on the way: nothing encoded, no parameters, no dot segments, no empty
 * ones. Every address of ours can be written so, and what cannot is a trick or a mistake.
 */
@Component
@Order(FilterOrder.PATH)
final class PathValidationFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ProblemWriter problemWriter;

    PathValidationFilter(ProblemWriter problemWriter) {
        this.problemWriter = problemWriter;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI();
        if (!isPlain(path)) {
            problemWriter.write(
                    request, response, GatewayProblem.INVALID_PATH, "Write the path plainly, without encoding.");
        } else if (!HttpMethods.isKnown(request.getMethod())) {
            problemWriter.write(
                    request, response, GatewayProblem.METHOD_NOT_ALLOWED, "No resource here knows this method.");
        } else if (isApi(path)) {
            toService(path, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void toService(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var destination = RouteTable.find(path);
        if (destination == null) {
            problemWriter.write(request, response, GatewayProblem.NOT_FOUND, "There is nothing at this address.");
            return;
        }
        destination.attach(request);
        chain.doFilter(request, response);
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api") || path.startsWith("/.well-known");
    }

    static boolean isPlain(String path) {
        var segment = 0;
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c == '/') {
                if (i > 0 && isEmptyOrDots(path, segment, i)) {
                    return false;
                }
                segment = i + 1;
            } else if (!isPlain(c)) {
                return false;
            }
        }
        return segment == path.length() || !isEmptyOrDots(path, segment, path.length());
    }

    private static boolean isEmptyOrDots(String path, int from, int to) {
        return switch (to - from) {
            case 0 -> true;
            case 1 -> path.charAt(from) == '.';
            case 2 -> path.charAt(from) == '.' && path.charAt(from + 1) == '.';
            default -> false;
        };
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
