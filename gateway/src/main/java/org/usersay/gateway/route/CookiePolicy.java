package org.usersay.gateway.route;

/** Effect of the session cookies on a route: metadata {@code cookies}. */
public enum CookiePolicy {
    /** The access cookie identifies the reader. */
    ACCESS,
    /**
     * As {@link #ACCESS} for unsafe methods; reads are anonymous. Such a read has nothing personal in its response, which
     * is why it may be cached, and an expired cookie cannot make it a 401.
     */
    ACCESS_UNLESS_READING,
    /** As {@link #ACCESS}, and a browser without an account may be identified by its device cookie. */
    DEVICE,
    /** As {@link #DEVICE}, on sites that meter articles. */
    METER,
    /** As {@link #ACCESS}; the response sets cookies, so another site's page must not cause the request. */
    SIGN_IN,
    /** As {@link #SIGN_IN}, and the service needs the refresh cookie. */
    SESSION,
    /** Cookies have no effect. */
    NONE;

    /** Whether cookies identify the sender of a request with this method. */
    public boolean identifies(boolean safeMethod) {
        return this != NONE && !(this == ACCESS_UNLESS_READING && safeMethod);
    }

    /** Whether the response may set session cookies. */
    public boolean setsCookies() {
        return this == SIGN_IN || this == SESSION;
    }
}
