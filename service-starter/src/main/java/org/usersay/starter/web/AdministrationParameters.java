package org.usersay.starter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;

/**
 * Refusal of query parameters that an administrative mapping does not declare, and of a single-valued one sent twice:
 * 400, since an ignored filter would answer with everything.
 */
final class AdministrationParameters implements HandlerInterceptor {

    static final String PATHS = "/api/v1/admin/**";

    /** By mapping: its parameters, and whether each takes several values. */
    private final Map<HandlerMethod, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            requireDeclared(request.getQueryString(), declared.computeIfAbsent(method, AdministrationParameters::of));
        }
        return true;
    }

    private static void requireDeclared(String query, Map<String, Boolean> parameters) {
        var sent = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        List<FieldError> errors = sent.entrySet().stream()
                .filter(parameter -> parameter.getValue().size() > 1
                        ? !parameters.getOrDefault(parameter.getKey(), false)
                        : !parameters.containsKey(parameter.getKey()))
                .map(parameter -> new FieldError(parameter.getKey(), expected(parameter.getKey(), parameters)))
                .toList();
        if (!errors.isEmpty()) {
            throw CommonProblem.invalid(errors);
        }
    }

    private static String expected(String name, Map<String, Boolean> parameters) {
        if (parameters.containsKey(name)) {
            return "Send it once.";
        }
        return parameters.isEmpty()
                ? "This request takes no parameters."
                : "This request takes " + String.join(", ", parameters.keySet()) + ".";
    }

    private static Map<String, Boolean> of(HandlerMethod method) {
        return RequestParameter.of(method).stream()
                .collect(Collectors.toMap(
                        RequestParameter::name,
                        parameter -> Collection.class.isAssignableFrom(parameter.type()),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
