package org.usersay.comments.markup;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renderer of a parsed text to sanitised HTML, with the images that the site allows. */
final class MarkdownHtmlRenderer {

    /** Direction overrides and byte order marks, which a character reference can contain. */
    private static final Pattern HARMFUL = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private final HtmlRenderer renderer;
    private final ForeignHtml foreignHtml;
    private final HtmlSanitizerPolicy allowed;

    MarkdownHtmlRenderer(ImageHostPolicy imageHostPolicy) {
        this.renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .softbreak("<br />\n")
                .nodeRendererFactory(context -> new ImageRenderer(context, imageHostPolicy))
                .nodeRendererFactory(PunycodeLinkRenderer::new)
                .nodeRendererFactory(MentionRenderer::new)
                .extensions(List.of(StrikethroughExtension.create()))
                .build();
        this.foreignHtml = new ForeignHtml(imageHostPolicy);
        this.allowed = new HtmlSanitizerPolicy(imageHostPolicy);
    }

    String of(Node document) {
        return sanitised(renderer.render(document));
    }

    String ofHtml(String html) {
        return sanitised(foreignHtml.of(html));
    }

    String plainly(String text) {
        return sanitised(PlainText.html(text));
    }

    private String sanitised(String html) {
        return allowed.sanitise(HARMFUL.matcher(html).replaceAll("")).strip();
    }
}
