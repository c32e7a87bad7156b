package org.usersay.comments.markup;

/**
 * Mention of a reader in a text.
 *
 * @param reader id of the mentioned reader
 * @param name as written after the {@code @}
 */
public record Mention(String reader, String name) {}
