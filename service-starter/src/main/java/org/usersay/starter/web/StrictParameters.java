package org.usersay.starter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;

/**
 * Refusal of query parameters that Spring would take otherwise than documented: numbers such as {@code 0x1}, truths such as
 * {@code on}, days such as {@code 1/2/26}, and an empty or padded value, which would be none at all. A converter of ours is not enough, since Spring falls back to its
 * property editors where one fails.
 */
final class StrictParameters implements HandlerInterceptor {

    private static final Predicate<String> NUMBER =
            Pattern.compile("-?[0-9]{1,10}").asMatchPredicate();

    private static final Predicate<String> DATE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").asMatchPredicate();

    private final Map<HandlerMethod, Map<String, Predicate<String>>> checks = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            check(request.getQueryString(), checks.computeIfAbsent(method, StrictParameters::of));
        }
        return true;
    }

    private static void check(String query, Map<String, Predicate<String>> checks) {
        var sent = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        List<FieldError> errors = checks.entrySet().stream()
                .filter(check -> sent.getOrDefault(check.getKey(), List.of()).stream()
                        .map(value -> value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8))
                        .anyMatch(check.getValue().negate()))
                .map(check -> new FieldError(check.getKey(), "not a value of this parameter"))
                .toList();
        if (!errors.isEmpty()) {
            throw CommonProblem.invalid(errors);
        }
    }

    private static Map<String, Predicate<String>> of(HandlerMethod method) {
        return RequestParameter.of(method).stream()
                .filter(parameter -> isChecked(parameter.type()))
                .collect(Collectors.toMap(RequestParameter::name, parameter -> check(parameter.type())));
    }

    private static boolean isChecked(Class<?> type) {
        return type.isEnum()
                || Set.of(Integer.class, Long.class, Boolean.class, LocalDate.class)
                        .contains(ClassUtils.resolvePrimitiveIfNecessary(type));
    }

    private static Predicate<String> check(Class<?> type) {
        if (type.isEnum()) {
            return value -> !value.isEmpty() && value.equals(value.trim());
        }
        if (type.equals(LocalDate.class)) {
            return DATE;
        }
        return ClassUtils.resolvePrimitiveIfNecessary(type).equals(Boolean.class)
                ? Set.of("true", "false")::contains
                : NUMBER;
    }
}
