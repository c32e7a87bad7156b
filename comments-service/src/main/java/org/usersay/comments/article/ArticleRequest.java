package org.usersay.comments.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article as the CMS announces it. */
record ArticleRequest(
        @NotBlank @Size(max = 300) @Pattern(regexp = "\\P{Cc}*", message = "no control characters")
        String title,

        @NotNull @Pattern(regexp = WEB_ADDRESS, message = "an absolute http or https address")
        String url,

        @Nullable Instant publishedAt,
        @Nullable ArticleState state,
        @Nullable Instant closesAt) {

    static final String WEB_ADDRESS = "https?://[^\\s\\p{Cc}\"'<>\\\\]{1,2000}";

    ArticleState stateOrOpen() {
        return state == null ? ArticleState.OPEN : state;
    }
}
