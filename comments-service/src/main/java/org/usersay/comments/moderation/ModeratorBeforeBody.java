package org.usersay.comments.moderation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.usersay.starter.identity.ReaderAuthentication;
import org.usersay.starter.site.Sites;

/**
 * Check of the role before the body is read, where bodies may have megabytes: method security alone decides when the body is
 * read and validated already.
 */
@Component
class ModeratorBeforeBody implements HandlerInterceptor, WebMvcConfigurer {

    private static final String PATHS = "/api/v1/admin/sites/*/moderation-settings/**";

    private final Sites sites;

    ModeratorBeforeBody(Sites sites) {
        this.sites = sites;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PATHS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("site") instanceof String site) {
            sites.require(site);
            ReaderAuthentication.currentReader().ifPresent(reader -> reader.requireModeratorOf(site));
        }
        return true;
    }
}
