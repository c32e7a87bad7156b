package org.usersay.starter.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** The {@code instance} of a problem: the path of the request, of which clients may send what is no URI. */
public final class ProblemInstance {

    private ProblemInstance() {}

    public static URI of(HttpServletRequest request) {
        var path = request.getRequestURI();
        try {
            return new URI(path);
        } catch (URISyntaxException malformed) {
            return quoted(path);
        }
    }

    private static URI quoted(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException impossible) {
            return URI.create("about:blank");
        }
    }
}
