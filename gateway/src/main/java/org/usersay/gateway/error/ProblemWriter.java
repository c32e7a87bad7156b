package org.usersay.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes refusals as {@code application/problem+json}. */
@Component
public final class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(
            HttpServletRequest request, HttpServletResponse response, GatewayProblem gatewayProblem, String detail)
            throws IOException {
        write(request, response, gatewayProblem.detail(detail));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail gatewayProblem)
            throws IOException {
        var body = bytes(request, gatewayProblem);
        response.setStatus(gatewayProblem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    public byte[] bytes(HttpServletRequest request, ProblemDetail gatewayProblem) {
        gatewayProblem.setInstance(instance(request));
        return json.writeValueAsBytes(gatewayProblem);
    }

    private static URI instance(HttpServletRequest request) {
        try {
            return new URI(request.getRequestURI());
        } catch (URISyntaxException e) {
            return URI.create("/");
        }
    }
}
