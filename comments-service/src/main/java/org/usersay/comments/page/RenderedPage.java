package org.usersay.comments.page;

import org.jspecify.annotations.Nullable;
import org.usersay.starter.web.CacheableResponse;

/**
 * A page ready to be sent.
 *
 * @param next cursor of the page after it
 */
public record RenderedPage(
        CacheableResponse answer, @Nullable String next) {

    static RenderedPage of(byte[] json, @Nullable String next) {
        return new RenderedPage(CacheableResponse.of(json), next);
    }
}
