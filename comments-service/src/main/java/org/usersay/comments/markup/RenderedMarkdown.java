package org.usersay.comments.markup;

import java.util.List;

/**
 * What a text became.
 *
 * @param html sanitised
 * @param mentions whom it names, each reader once, in the order of the text
 */
public record RenderedMarkdown(String html, List<Mention> mentions) {

    public RenderedMarkdown {
        mentions = List.copyOf(mentions);
    }
}
