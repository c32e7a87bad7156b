package org.usersay.gateway.route;

/** What a method promises. */
public final class HttpMethods {

    private HttpMethods() {}

    /** Whether it only reads. */
    public static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    static boolean isKnown(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
    }
}
