package org.usersay.comments.page;

import org.jspecify.annotations.Nullable;
import org.usersay.starter.web.PublicAnswer;

/**
 * A page ready to be sent.
 *
 * @param next cursor of the page after it
 */
public record Page(PublicAnswer answer, @Nullable String next) {

    static Page of(byte[] json, @Nullable String next) {
        return new Page(PublicAnswer.of(json), next);
    }
}
