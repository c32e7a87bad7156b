package org.usersay.comments.markup;

import java.util.LinkedHashMap;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Renderer of images: as images where the host is allowed, otherwise as their description. */
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

    /** Without a referrer, so that the host does not receive the address of the page. */
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
