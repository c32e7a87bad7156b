package org.usersay.comments.posting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Guest;

/**
 * What a reader sends to comment.
 *
 * @param parent the comment answered
 * @param guest author of a request without an account
 * @param articleTitle what the page is called, kept if the CMS has not sent the article
 */
public record CreateCommentRequest(
        @NotBlank @Size(max = 20_000) String text,

        @Nullable @Pattern(regexp = "[0-9a-f-]{36}", message = "the id of a comment")
        String parent,

        @Nullable @Size(max = 300) @Pattern(regexp = "\\P{Cc}*", message = "no control characters")
        String articleTitle,

        @Nullable
        @Pattern(regexp = "https?://[^\\s\\p{Cc}\"'<>\\\\]{1,2000}", message = "an absolute http or https address")
        String articleUrl,

        @Nullable @Valid Guest guest) {}
