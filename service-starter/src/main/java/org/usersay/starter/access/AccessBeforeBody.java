package org.usersay.starter.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Check of the annotation of an administrative mapping before the body is read. Method security alone decides when the body,
 * which may have megabytes, is read and validated already, and a stranger would be told what is wrong with it.
 */
final class AccessBeforeBody implements HandlerInterceptor {

    static final String PATHS = "/api/v1/admin/**";

    private final PreAuthorizeAuthorizationManager annotations = new PreAuthorizeAuthorizationManager();

    AccessBeforeBody(ApplicationContext context) {
        var expressions = new DefaultMethodSecurityExpressionHandler();
        expressions.setApplicationContext(context);
        annotations.setExpressionHandler(expressions);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod mapping && request.getDispatcherType() == DispatcherType.REQUEST) {
            var result = annotations.authorize(
                    () -> SecurityContextHolder.getContext().getAuthentication(),
                    new SimpleMethodInvocation(mapping.getBean(), mapping.getMethod()));
            if (result != null && !result.isGranted()) {
                throw new AuthorizationDeniedException("Access Denied", result);
            }
        }
        return true;
    }
}
