package org.usersay.comments.markup;

import java.util.LinkedHashMap;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** An image where the site shows its host's; otherwise its description. */
record ImageRenderer(HtmlNodeRendererContext context, ImageHostPolicy images) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
        images.source(((Image) node).getDestination())
                .ifPresentOrElse(source -> image(node, source), () -> description(node));
    }

    /** The host learns that somebody reads, but not where. */
    private void image(Node node, String source) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("src", source);
        attributes.put("alt", AltTextExtractor.of(node));
        attributes.put("loading", "lazy");
        attributes.put("referrerpolicy", "no-referrer");
        context.getWriter().tag("img", attributes, true);
    }

    private void description(Node image) {
        for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
