package org.usersay.gateway.route;

import java.util.Locale;

/** Services behind the gateway. */
public enum BackendService {
    COMMENTS,
    RATINGS,
    SUBSCRIPTION;

    /** Name in settings, metrics, problems and {@code service://} addresses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BackendService of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
