package org.usersay.starter.openapi;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.usersay.starter.access.Public;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;

/** A controller's method, by its annotations. */
record Mapping(HandlerMethod handler) {

    /** Types of arguments that are no parameters, also where they are optional. */
    private static final Set<Class<?>> OWN = Set.of(Reader.class, IdempotencyKey.class);

    /** As annotated, else the method's name and, unless it is the same word, the controller's. */
    String operationId() {
        var annotated = handler.getMethodAnnotation(Operation.class);
        if (annotated != null && !annotated.operationId().isEmpty()) {
            return annotated.operationId();
        }
        var method = handler.getMethod().getName();
        var stem = NestedTypeNames.stem(handler.getBeanType());
        return method.toLowerCase(Locale.ROOT).endsWith(stem.toLowerCase(Locale.ROOT)) ? method : method + stem;
    }

    /** Whether a parameter comes from the client's request; others are what a resolver or a proxy adds. */
    boolean takes(@Nullable String parameter) {
        return !HttpHeaders.USER_AGENT.equals(parameter)
                && Arrays.stream(handler.getMethodParameters())
                        .filter(declared -> OWN.contains(ResolvableType.forMethodParameter(declared)
                                .getGeneric(0)
                                .resolve(declared.getParameterType())))
                        .noneMatch(declared -> declared.getParameter().getName().equals(parameter));
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
