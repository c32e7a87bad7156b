package org.usersay.endtoend.http;

import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A cookie jar with values, paths and deletion. */
final class Cookies {

    private record Cookie(String value, String path) {}

    private final Map<String, Cookie> jar = new ConcurrentHashMap<>();

    void take(HttpHeaders headers) {
        headers.allValues("Set-Cookie").forEach(this::take);
    }

    private void take(String header) {
        String[] parts = header.split(";", -1);
        String[] pair = parts[0].split("=", 2);
        String path = "/";
        boolean deleted = pair[1].isEmpty();
        for (String part : parts) {
            String attribute = part.trim();
            if (attribute.regionMatches(true, 0, "Path=", 0, 5)) {
                path = attribute.substring(5);
            }
            deleted |= attribute.equalsIgnoreCase("Max-Age=0");
        }
        if (deleted) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], new Cookie(pair[1], path));
        }
    }

    String headerFor(String path) {
        return new TreeMap<>(jar)
                .entrySet().stream()
                        .filter(cookie -> path.startsWith(cookie.getValue().path()))
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                        .collect(Collectors.joining("; "));
    }

    String value(String name) {
        Cookie cookie = jar.get(name);
        return cookie == null ? "" : cookie.value();
    }
}
