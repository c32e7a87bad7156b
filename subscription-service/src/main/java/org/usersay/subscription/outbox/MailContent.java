package org.usersay.subscription.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A mail's words, as plain text and as the same text in simple HTML.
 *
 * @param from the sender; null for the installation's
 * @param replyTo address for answers; null for the sender's
 * @param site whose mail it is; null for the installation's
 * @param image which the HTML shows; null where it has none
 */
public record MailContent(
        String subject,
        String text,
        String html,
        @Nullable String from,
        @Nullable String replyTo,
        @Nullable String site,
        @Nullable MailImage image) {

    /** Content without an image. */
    public MailContent(
            String subject,
            String text,
            String html,
            @Nullable String from,
            @Nullable String replyTo,
            @Nullable String site) {
        this(subject, text, html, from, replyTo, site, null);
    }

    public MailContent {
        if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one visible line");
        }
    }
}
