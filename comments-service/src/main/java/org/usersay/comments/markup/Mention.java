package org.usersay.comments.markup;

/**
 * Somebody named in a text.
 *
 * @param reader id of whom it names
 * @param name as it stands in the text after the {@code @}
 */
public record Mention(String reader, String name) {}
