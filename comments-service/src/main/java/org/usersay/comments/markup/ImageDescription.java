package org.usersay.comments.markup;

import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Images are off: what is shown is the description, and no third party learns who reads. */
record ImageDescription(HtmlNodeRendererContext context) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Image.class);
    }

    @Override
    public void render(Node image) {
        for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
