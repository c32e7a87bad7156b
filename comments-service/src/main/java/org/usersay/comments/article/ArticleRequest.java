package org.usersay.comments.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as the CMS announces it.
 *
 * @param category it is listed under among the best rated; null leaves it as it is
 */
record ArticleRequest(
        @NotBlank @Size(max = 300) @Pattern(regexp = "\\P{Cc}*", message = "no control characters")
        String title,

        @NotNull @Pattern(regexp = WEB_ADDRESS, message = "an absolute http or https address")
        String url,

        @Nullable Instant publishedAt,

        @Nullable @Pattern(regexp = CATEGORY, message = "1 to 40 of a-z, 0-9 and -")
        String category,

        @Nullable ArticleState state,
        @Nullable Instant closesAt) {

    static final String CATEGORY = "[a-z0-9-]{1,40}";
    static final String WEB_ADDRESS = "https?://[^\\s\\p{Cc}\"'<>\\\\]{1,2000}";

    ArticleState stateOrOpen() {
        return state == null ? ArticleState.OPEN : state;
    }
}
