package org.usersay.starter.openapi;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.REQUEST_TIMEOUT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * Completion of an operation by what its mapping says: who may call it, which problems answer it, and which headers it takes
 * like all others. Responses declared at the mapping stay.
 */
final class OperationCompletion implements GlobalOperationCustomizer {

    /** Everything that {@link #problems} may find. */
    static final Set<HttpStatus> PROBLEMS = EnumSet.of(
            BAD_REQUEST,
            UNAUTHORIZED,
            FORBIDDEN,
            NOT_FOUND,
            REQUEST_TIMEOUT,
            CONFLICT,
            PRECONDITION_FAILED,
            CONTENT_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            UNPROCESSABLE_CONTENT,
            TOO_MANY_REQUESTS,
            SERVICE_UNAVAILABLE);

    private static final String KEY = "#/components/parameters/IdempotencyKey";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var mapping = new Mapping(handler);
        operation.setOperationId(mapping.operationId());
        operation.setTags(null);
        operation.setSecurity(security(mapping));
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(parameter -> !mapping.takes(parameter.getName()));
        }
        if (mapping.isUnsafe() && !takesKey(operation)) {
            operation.addParametersItem(new Parameter().$ref(KEY));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ParameterBounds::apply);
        }
        operation.setResponses(responses(operation, mapping));
        return operation;
    }

    /** True where another mapping of the same path and method has added it. */
    private static boolean takesKey(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> KEY.equals(parameter.get$ref()));
    }

    private static List<SecurityRequirement> security(Mapping mapping) {
        var requirements = new ArrayList<SecurityRequirement>();
        if (mapping.isPublic()) {
            requirements.add(new SecurityRequirement());
        }
        requirements.add(new SecurityRequirement().addList(DocumentCompletion.BEARER));
        requirements.add(new SecurityRequirement().addList(DocumentCompletion.COOKIE));
        return requirements;
    }

    private static ApiResponses responses(Operation operation, Mapping mapping) {
        var byStatus = new TreeMap<>(operation.getResponses());
        byStatus.forEach((status, response) -> {
            if (response.getDescription() == null || response.getDescription().isBlank()) {
                response.setDescription(
                        HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase());
            }
        });
        if (takes(operation, HttpHeaders.IF_NONE_MATCH)) {
            byStatus.putIfAbsent("304", new ApiResponse().description("What the client has is current"));
        }
        for (var status : problems(operation, mapping)) {
            byStatus.putIfAbsent(
                    Integer.toString(status.value()),
                    new ApiResponse().$ref("#/components/responses/" + DocumentCompletion.name(status)));
        }
        var responses = new ApiResponses();
        responses.putAll(byStatus);
        return responses;
    }

    /** A malformed query, a token that has expired, a limit and an outage are possible everywhere. */
    private static List<HttpStatus> problems(Operation operation, Mapping mapping) {
        var problems =
                new ArrayList<HttpStatus>(List.of(BAD_REQUEST, UNAUTHORIZED, TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE));
        if (mapping.isUnsafe()) {
            problems.addAll(List.of(CONFLICT, UNPROCESSABLE_CONTENT));
        }
        if (mapping.isUnsafe() || mapping.needsRole()) {
            problems.add(FORBIDDEN);
        }
        if (mapping.hasPathVariables()
                || operation.getRequestBody() != null
                || takes(operation, "token")
                || takes(operation, "site")) {
            problems.add(NOT_FOUND);
        }
        if (takes(operation, HttpHeaders.IF_MATCH)) {
            problems.add(PRECONDITION_FAILED);
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(List.of(REQUEST_TIMEOUT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
        }
        return problems;
    }

    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }
}
