package org.usersay.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it is sent over the wire. */
public record Request(String method, String path, Map<String, String> headers, String body) {

    public static Request get(String path) {
        return new Request("GET", path, Map.of(), "");
    }

    public static Request json(String method, String path, String body) {
        return new Request(method, path, Map.of("Content-Type", "application/json"), body);
    }

    public Request with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, path, more, body);
    }

    public Request as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    byte[] bytes(Target target) {
        byte[] content = body.getBytes(UTF_8);
        StringBuilder head = new StringBuilder(256)
                .append(method + " " + path + " HTTP/1.1\r\n")
                .append("Host: " + target.authority() + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (content.length > 0) {
            head.append("Content-Length: " + content.length + "\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(UTF_8);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
