package org.usersay.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.page.Texts;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemInstance;
import org.usersay.starter.site.Sites;

/** 404 for an address with neither route nor file: a page for people, a problem for programs and below {@code /api}. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingResourceAdvice {

    static final String DETAIL = "Check the address: no resource has it.";

    private static final Texts TEXTS = new Texts("page/pages");

    private final Sites sites;

    MissingResourceAdvice(Sites sites) {
        this.sites = sites;
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<Object> missing(HttpServletRequest request) {
        if (!isApi(request) && acceptsHtml(request)) {
            return ResponseEntity.status(CommonProblem.NOT_FOUND.status())
                    .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                    .cacheControl(CacheControl.noStore())
                    .body(page(request));
        }
        var problem = CommonProblem.NOT_FOUND.detail(DETAIL);
        problem.setInstance(ProblemInstance.of(request));
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(problem);
    }

    private String page(HttpServletRequest request) {
        var site = sites.findOrFirst(request.getParameter("site"));
        var language = site.language(Objects.requireNonNullElse(request.getParameter("lang"), ""));
        var content = "<p>%s</p>\n<p><a href=\"%s\">%s</a></p>"
                .formatted(
                        TEXTS.html(language, "missing.text"),
                        HtmlUtils.htmlEscape(site.url().toString(), "UTF-8"),
                        TEXTS.html(language, "missing.front"));
        return BrandedPage.of(site, language, TEXTS.plain(language, "missing.title"), content)
                .html();
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api");
    }

    static boolean acceptsHtml(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
