package org.usersay.comments.markup;

import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Turns a reader's Markdown into HTML, once, when it is written. Raw HTML shows as the text it is, images as their
 * description, links lead to http, https or mailto only; the allow-list sanitiser has the last word.
 *
 * <p>Time is bounded: the text is short, containers nest {@value #BLOCKS} deep at most, and inline markup that nests
 * deeper than {@value Nesting#LIMIT} is shown as plain text instead of being walked.
 */
@Component
public class Markdown {

    private static final int BLOCKS = 16;

    private final Parser parser = Parser.builder()
            .maxOpenBlockParsers(BLOCKS)
            .postProcessor(new Nesting())
            .extensions(List.of(
                    AutolinkExtension.create(),
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .build();

    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .escapeHtml(true)
            .softbreak("<br />\n")
            .nodeRendererFactory(ImageDescription::new)
            .nodeRendererFactory(HonestLink::new)
            .nodeRendererFactory(MentionLink::new)
            .extensions(List.of(StrikethroughExtension.create()))
            .build();

    /** The HTML to publish; blank where the text shows nothing. */
    public String html(String text) {
        return render(text, People.NOBODY).html();
    }

    /** The HTML to publish, in which {@code @name} of these people leads to their profiles. */
    public Rendered render(String text, People people) {
        try {
            var document = parser.parse(text);
            var mentions = new Mentions(people).in(document);
            return new Rendered(AllowList.sanitise(renderer.render(document)).strip(), mentions);
        } catch (Nesting.TooDeep e) {
            return new Rendered(AllowList.sanitise(PlainText.html(text)).strip(), List.of());
        }
    }
}
