package org.usersay.endtoend.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A hostile request and its right answer: one line of a file in {@code attacks/}.
 *
 * @param name what is wrong with the request, unique in its file
 * @param as who sends it: {@code reader} or {@code administrator}; without a token by default
 * @param method {@code GET} by default, {@code POST} if there is a body
 * @param headers in addition to those of every request; replace them by name
 * @param body as UTF-8
 * @param json body as JSON, with its media type
 * @param base64 body of any bytes
 * @param raw the whole request as ISO-8859-1 in place of all the above
 * @param times how often the request is sent, once by default
 * @param expect allowed statuses; 0 allows a connection that is closed without an answer
 * @param contains what each answer contains
 * @param lacks what no answer contains
 */
record Attack(
        String name,
        @Nullable String as,
        @Nullable String method,
        @Nullable String path,
        @Nullable Map<String, String> headers,
        @Nullable String body,
        @Nullable JsonNode json,
        @Nullable String base64,
        @Nullable String raw,
        @Nullable Integer times,
        List<Integer> expect,
        @Nullable List<String> contains,
        @Nullable List<String> lacks) {

    Attack {
        if ((path == null) == (raw == null)) {
            throw new IllegalArgumentException("An attack needs either path or raw: " + name);
        }
        times = times == null ? 1 : times;
        headers = headers == null ? Map.of() : headers;
        contains = contains == null ? List.of() : contains;
        lacks = lacks == null ? List.of() : lacks;
    }

    /** The request as it is sent. */
    byte[] bytes(AttackVariables variables) {
        if (raw != null) {
            return variables.replaceIn(raw).getBytes(ISO_8859_1);
        }
        byte[] content = content(variables);
        StringBuilder head = new StringBuilder();
        head.append(verb())
                .append(' ')
                .append(variables.replaceIn(requireNonNull(path)))
                .append(" HTTP/1.1\r\n");
        Map<String, String> all = variables.headersOf(as);
        if (content.length > 0) {
            all.put("Content-Length", String.valueOf(content.length));
        }
        if (json != null) {
            all.put("Content-Type", "application/json");
        }
        requireNonNull(headers).forEach((name, value) -> all.put(name, variables.replaceIn(value)));
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        request.writeBytes(content);
        return request.toByteArray();
    }

    int repetitions() {
        return requireNonNull(times);
    }

    private String verb() {
        return method != null ? method : body != null || json != null || base64 != null ? "POST" : "GET";
    }

    /** Whether the answer to this has no body. */
    boolean isHead() {
        return raw == null ? verb().equals("HEAD") : raw.startsWith("HEAD ");
    }

    /** Whether a browser may have sent this without script, so that the answer may be a page. */
    boolean isByBrowser() {
        return requireNonNull(headers).getOrDefault("Content-Type", "").startsWith("application/x-www-form-urlencoded")
                || requireNonNull(headers).getOrDefault("Accept", "").startsWith("text/html");
    }

    private byte[] content(AttackVariables variables) {
        if (base64 != null) {
            return Base64.getDecoder().decode(base64);
        }
        String text = json != null ? json.toString() : body != null ? body : "";
        return variables.replaceIn(text).getBytes(UTF_8);
    }
}
