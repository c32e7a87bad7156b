package org.usersay.gateway.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.usersay.starter.page.BrandedPage;

/**
 * Filter that answers browsers with a page in place of a problem, from whichever filter or service: outside of the API, at
 * links in mails, and to forms. Every other client receives the problem.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ProblemPageFilter extends OncePerRequestFilter {

    private static final String MAIL_LINKS = "/api/v1/u/";

    private final ProblemPage page;

    ProblemPageFilter(ProblemPage page) {
        this.page = page;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !MissingResourceAdvice.acceptsHtml(request)
                || (MissingResourceAdvice.isApi(request)
                        && !request.getRequestURI().startsWith(MAIL_LINKS)
                        && !isForm(request.getContentType()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        if (isProblem(buffered.getContentType())) {
            buffered.resetBuffer();
            buffered.setContentType("text/html;charset=UTF-8");
            var shown = page.of(buffered.getStatus(), request);
            buffered.setHeader("Content-Security-Policy", BrandedPage.policy(shown.site(), "'none'"));
            buffered.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            buffered.getOutputStream().write(shown.html().getBytes(StandardCharsets.UTF_8));
        }
        buffered.copyBodyToResponse();
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean isProblem(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }
}
