package org.usersay.subscription.outbox;

/** A mail's words, as plain text and as the same text in simple HTML. */
public record MailContent(String subject, String text, String html) {

    public MailContent {
        if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one visible line");
        }
    }
}
