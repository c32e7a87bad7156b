package org.usersay.gateway.route;

import java.util.Locale;

/** The services behind the gateway. */
public enum BackendService {
    COMMENTS,
    RATINGS,
    SUBSCRIPTION;

    /** The name that settings, metrics and answers use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
