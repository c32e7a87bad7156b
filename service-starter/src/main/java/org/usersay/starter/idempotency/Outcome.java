package org.usersay.starter.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answer to the first request of a key, as it is sent again. */
@SuppressWarnings("ArrayRecordComponent")
record Outcome(int status, @Nullable String contentType, Map<String, List<String>> headers, byte[] body) {

    /** Headers of the connection and of the one request. */
    private static final Set<String> OWN = Set.of(
            "connection", "content-length", "content-type", "date", "server", "transfer-encoding", "x-request-id");

    static Outcome of(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : response.getHeaderNames()) {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, new ArrayList<>(response.getHeaders(name)));
            }
        }
        return new Outcome(response.getStatus(), response.getContentType(), headers, response.getContentAsByteArray());
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (contentType != null) {
            response.setContentType(contentType);
        }
        headers.forEach((name, values) -> {
            response.setHeader(name, values.getFirst());
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        response.getOutputStream().write(body);
    }
}
