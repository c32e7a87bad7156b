package org.usersay.starter.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.usersay.starter.problem.StatusProblemType;

/** Error handler of the server itself, for requests that no filter sees: malformed, too long, without a host. */
final class ProblemErrorHandler extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    /** An unknown version of HTTP is an error of the client, though HTTP counts 505 among the server's. */
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int found,
            String message,
            @Nullable Throwable cause,
            Callback callback) {
        var code = found == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value() ? HttpStatus.BAD_REQUEST.value() : found;
        response.setStatus(code);
        var status = HttpStatus.resolve(code);
        var body = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}"
                .formatted(
                        StatusProblemType.of(HttpStatusCode.valueOf(code)),
                        status == null ? "Not accepted" : status.getReasonPhrase(),
                        code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, body, callback);
    }
}
