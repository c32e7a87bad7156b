package org.usersay.gateway.session;

import org.usersay.gateway.route.HttpMethods;

/** What a request has to do with session cookies. */
enum CookiePolicy {
    /** The access cookie says who asks. */
    READS,
    /** The answer signs in or out, so a foreign page must not cause it. */
    SETS,
    /**
     * No login plays a part: public reads, one-click unsubscribe, payment notifications, public keys and descriptions.
     * A public read without a name cannot have anything personal in its answer, which is why it may be kept at the
     * edge; and a cookie that has just expired cannot turn it into a 401.
     */
    NONE;

    static CookiePolicy of(String method, String path) {
        if (takesRefresh(path)
                || isOrUnder(path, "/api/v1/accounts/verification")
                || isOrUnder(path, "/api/v1/passkeys")) {
            return SETS;
        }
        return isAnonymous(path) || isPublicRead(method, path) ? NONE : READS;
    }

    static boolean takesRefresh(String path) {
        return isOrUnder(path, "/api/v1/session");
    }

    private static boolean isAnonymous(String path) {
        return isOrUnder(path, "/api/v1/u")
                || isOrUnder(path, "/api/v1/payment-notifications")
                || !path.startsWith("/api/");
    }

    private static boolean isPublicRead(String method, String path) {
        return path.startsWith("/api/v1/sites/") && HttpMethods.isSafe(method) && !path.endsWith("/mine");
    }

    private static boolean isOrUnder(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
