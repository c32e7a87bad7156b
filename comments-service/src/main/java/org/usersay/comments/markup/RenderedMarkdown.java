package org.usersay.comments.markup;

import java.util.List;

/**
 * Result of rendering a text.
 *
 * @param html sanitised
 * @param mentions in the order of the text, each reader once
 */
public record RenderedMarkdown(String html, List<Mention> mentions) {

    public RenderedMarkdown {
        mentions = List.copyOf(mentions);
    }
}
