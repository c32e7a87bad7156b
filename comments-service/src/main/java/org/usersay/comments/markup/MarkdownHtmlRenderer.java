package org.usersay.comments.markup;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renderer of a parsed text to sanitised HTML, with the images that the site allows. */
final class MarkdownHtmlRenderer {

    private final HtmlRenderer renderer;
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
        this.allowed = new HtmlSanitizerPolicy(imageHostPolicy);
    }

    String of(Node document) {
        return sanitised(renderer.render(document));
    }

    String plainly(String text) {
        return sanitised(PlainText.html(text));
    }

    private String sanitised(String html) {
        return allowed.sanitise(html).strip();
    }
}
