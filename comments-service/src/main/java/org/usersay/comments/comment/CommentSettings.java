package org.usersay.comments.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What holds for every comment.
 *
 * @param longest characters of a text
 * @param deepest levels of replies shown below a top-level comment; deeper ones stand on the last level
 * @param publicUrl {@code USERSAY_PUBLIC_URL}, where readers reach the gateway; links in our HTML begin with it: to profiles
 *     of mentioned readers, and everything in the HTML fragment
 * @param editWindow for how long an author may edit, where the site says nothing else
 * @param undoWindow for how long a moderator may undo a decision about a comment
 */
@ConfigurationProperties("usersay.comments")
@Validated
public record CommentSettings(
        @DefaultValue("10000") @Min(1) @Max(20_000) int longest,
        @DefaultValue("3") @Min(0) @Max(16) int deepest,
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("15m") Duration editWindow,
        @DefaultValue("10m") Duration undoWindow) {}
