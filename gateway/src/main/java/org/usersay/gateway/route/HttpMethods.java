package org.usersay.gateway.route;

/** Properties of HTTP methods. */
public final class HttpMethods {

    private HttpMethods() {}

    /** Whether the method is safe (RFC 9110, 9.2.1). */
    public static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    /** Whether the method is idempotent (RFC 9110, 9.2.2). */
    public static boolean isIdempotent(String method) {
        return isSafe(method) || method.equals("PUT") || method.equals("DELETE");
    }
}
