package org.usersay.starter.webhook;

import java.net.URI;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Address of a publisher's system that events are sent to.
 *
 * @param id letters a to z, digits, hyphens; unique in the site
 * @param secret {@code whsec_} and 24 to 64 bytes in Base64; checked here, since a failed conversion would print it
 * @param previousSecret the secret before, with which deliveries are signed too while it is replaced
 * @param events the types that are sent; none for all
 */
public record WebhookEndpoint(
        String id,
        URI url,
        String secret,
        @Nullable String previousSecret,
        @DefaultValue Set<String> events) {

    /** What a secret begins with, before its bytes in Base64. */
    public static final String PREFIX = "whsec_";

    public WebhookEndpoint {
        require(id != null && id.matches("[a-z0-9-]{1,32}"), "id: 1 to 32 letters a to z, digits and hyphens");
        require(
                url != null && url.getHost() != null && Set.of("http", "https").contains(url.getScheme()),
                "url: a whole http or https address");
        require(url.getUserInfo() == null && url.getFragment() == null, "url: without user, password and fragment");
        require(isSecret(secret), "secret: whsec_ and 24 to 64 bytes in Base64");
        require(previousSecret == null || isSecret(previousSecret), "previous-secret: as secret");
        events = Set.copyOf(events);
    }

    boolean wants(String type) {
        return events.isEmpty() || events.contains(type);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WebhookEndpoint[" + id + ", " + url + "]";
    }

    private static boolean isSecret(@Nullable String text) {
        if (text == null || !text.startsWith(PREFIX)) {
            return false;
        }
        try {
            var length = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return length >= 24 && length <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException("an endpoint of a web-hook needs " + expectation);
        }
    }
}
