package org.usersay.comments.markup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.parser.Parser;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;

/**
 * Turns a reader's Markdown into HTML, once, when it is written. Raw HTML shows as the text it is, images as their
 * description unless the site shows their host's, links lead to http, https or mailto only; the allow-list sanitiser has the last word.
 *
 * <p>Time is bounded: the text is short, containers nest {@value #BLOCKS} deep at most, and inline markup that nests
 * deeper than {@value Nesting#LIMIT} is shown as plain text instead of being walked.
 */
@Component
public class Markdown {

    private static final int BLOCKS = 16;

    private final Parser parser = Parser.builder()
            .maxOpenBlockParsers(BLOCKS)
            .postProcessor(new NestingLimit())
            .extensions(List.of(
                    AutolinkExtension.create(),
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .build();

    private final MarkdownHtmlRenderer withoutImages = new MarkdownHtmlRenderer(ImageHostPolicy.NONE);
    private final Map<String, MarkdownHtmlRenderer> sites = new HashMap<>();

    Markdown(Sites sites) {
        sites.sites()
                .forEach(site -> this.sites.put(
                        site.id(), new MarkdownHtmlRenderer(new ImageHostPolicy(Set.copyOf(site.imageHosts())))));
    }

    /** The HTML to publish on the site; blank where the text shows nothing. */
    public String html(String site, String text) {
        return render(site, text, MentionLookup.NOBODY).html();
    }

    /** The HTML to publish on the site, in which {@code @name} of these people leads to their profiles. */
    public RenderedMarkdown render(String site, String text, MentionLookup mentionLookup) {
        var html = sites.getOrDefault(site, withoutImages);
        try {
            var document = parser.parse(text);
            var mentions = new MentionParser(mentionLookup).in(document);
            return new RenderedMarkdown(html.of(document), mentions);
        } catch (NestingLimit.TooDeep e) {
            return new RenderedMarkdown(html.plainly(text), List.of());
        }
    }
}
