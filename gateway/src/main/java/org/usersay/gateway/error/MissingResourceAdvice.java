package org.usersay.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.usersay.starter.problem.CommonProblem;

/** 404 for an address with neither route nor file: a page for people, a problem for programs and below {@code /api}. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingResourceAdvice {

    static final String DETAIL = "Check the address: no resource has it.";

    private final Resource page = new ClassPathResource("static/404.html");

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<Object> missing(HttpServletRequest request) {
        if (!isApi(request) && acceptsHtml(request)) {
            return ResponseEntity.status(CommonProblem.NOT_FOUND.status())
                    .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                    .cacheControl(CacheControl.noStore())
                    .body(page);
        }
        var problem = CommonProblem.NOT_FOUND.detail(DETAIL);
        problem.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(problem);
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api");
    }

    static boolean acceptsHtml(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
