package org.usersay.subscription.session;

import jakarta.servlet.http.HttpServletRequest;

/** What a reader recognises a signed-in device by: the name its software gives itself. */
public record DeviceName(String name) {

    private static final int LONGEST = 160;

    public DeviceName {
        name = name.replaceAll("[^\\x20-\\x7e]", "");
        name = name.substring(0, Math.min(name.length(), LONGEST));
    }

    public static DeviceName of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new DeviceName(agent == null ? "" : agent);
    }
}
