package org.usersay.subscription.session;

import org.jspecify.annotations.Nullable;

/** Name of a signed-in device: its user agent. */
public record DeviceName(String name) {

    private static final int MAX_LENGTH = 160;

    public DeviceName {
        name = name.replaceAll("[^\\x20-\\x7e]", "");
        name = name.substring(0, Math.min(name.length(), MAX_LENGTH));
    }

    public static DeviceName of(@Nullable String userAgent) {
        return new DeviceName(userAgent == null ? "" : userAgent);
    }
}
