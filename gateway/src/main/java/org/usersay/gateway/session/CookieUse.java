package org.usersay.gateway.session;

/** What a path has to do with session cookies. */
enum CookieUse {
    /** The access cookie says who asks. */
    READS,
    /** The answer signs in or out, so a foreign page must not cause it. */
    SETS,
    /** Works without any login: one-click unsubscribe, payment notifications, public keys and descriptions. */
    NONE;

    static CookieUse of(String path) {
        if (takesRefresh(path)
                || isOrUnder(path, "/api/v1/accounts/verification")
                || isOrUnder(path, "/api/v1/passkeys")) {
            return SETS;
        }
        return isOrUnder(path, "/api/v1/u")
                        || isOrUnder(path, "/api/v1/payment-notifications")
                        || !path.startsWith("/api/")
                ? NONE
                : READS;
    }

    static boolean takesRefresh(String path) {
        return isOrUnder(path, "/api/v1/session");
    }

    private static boolean isOrUnder(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
