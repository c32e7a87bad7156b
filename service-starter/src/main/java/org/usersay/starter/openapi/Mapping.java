package org.usersay.starter.openapi;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.usersay.starter.access.Public;
import org.usersay.starter.access.ReaderOnly;

/** A controller's method, by its annotations. */
record Mapping(HandlerMethod handler) {

    /** Stable, also where methods are added: the method's name and the controller's. */
    String operationId() {
        return handler.getMethod().getName() + StringUtils.capitalize(NestedTypeNames.stem(handler.getBeanType()));
    }

    boolean isUnsafe() {
        var mapping = Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class));
        return !Arrays.asList(mapping.method()).contains(RequestMethod.GET);
    }

    boolean isPublic() {
        return has(Public.class);
    }

    boolean needsRole() {
        return !isPublic() && !has(ReaderOnly.class);
    }

    boolean hasPathVariables() {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private boolean has(Class<? extends Annotation> access) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), access)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), access);
    }
}
