package org.usersay.comments.markup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.parser.Parser;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;

/**
 * Renderer of comments from Markdown to HTML, used once when a comment is written. In Markdown raw HTML is shown as text,
 * while the HTML of an imported comment is taken as such; both pass the same allow-list. Images of hosts that the site does not allow as their description; links are http, https or mailto only. The result passes an
 * allow-list sanitiser.
 *
 * <p>Time is bounded: the text is short, containers nest {@value #BLOCKS} deep at most, and inline markup that nests
 * deeper than {@value NestingLimit#LIMIT} is shown as plain text instead of being walked.
 */
@Component
public class Markdown {

    private static final int BLOCKS = 16;

    private static final Pattern BLANK_LINES = Pattern.compile("\\A[\\s\\p{Z}\\uFEFF]*\\n");
    private static final Pattern CODE = Pattern.compile(" {4}| {0,3}\\t");

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

    /** The text without blank lines at its start and white space at its end; the indentation of code stays. */
    public static String stripped(String text) {
        var rest = BLANK_LINES.matcher(text).replaceFirst("");
        return CODE.matcher(rest).lookingAt() ? rest.stripTrailing() : rest.strip();
    }

    /** The HTML for a site, without mentions; blank where nothing is visible. */
    public String html(String site, String text) {
        return render(site, text, MentionLookup.NOBODY).html();
    }

    /** The HTML of a text in this format, with the mentions that only Markdown has. */
    public RenderedMarkdown render(String site, String text, TextFormat format, MentionLookup mentionLookup) {
        return switch (format) {
            case MARKDOWN -> render(site, text, mentionLookup);
            case HTML ->
                new RenderedMarkdown(sites.getOrDefault(site, withoutImages).ofHtml(text), List.of());
        };
    }

    /** The HTML for a site, with {@code @name} of known readers as links to their profiles. */
    public RenderedMarkdown render(String site, String text, MentionLookup mentionLookup) {
        var html = sites.getOrDefault(site, withoutImages);
        try {
            var document = parser.parse(UnspacedEmphasis.mark(text));
            var mentions = new MentionParser(mentionLookup).in(document);
            return new RenderedMarkdown(UnspacedEmphasis.unmark(html.of(document), text), mentions);
        } catch (NestingLimit.TooDeep e) {
            return new RenderedMarkdown(html.plainly(text), List.of());
        }
    }
}
