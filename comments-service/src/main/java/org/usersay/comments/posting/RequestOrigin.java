package org.usersay.comments.posting;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Origin of the page that sent a request.
 *
 * @param page value of {@code Origin}; null for clients that are not browsers
 * @param gateway origin of the gateway's own pages, as the gateway forwards it
 */
public record RequestOrigin(@Nullable String page, String gateway) {

    public static RequestOrigin of(HttpHeaders headers) {
        return new RequestOrigin(
                headers.getOrigin(),
                headers.getFirst("X-Forwarded-Proto") + "://" + headers.getFirst("X-Forwarded-Host"));
    }
}
