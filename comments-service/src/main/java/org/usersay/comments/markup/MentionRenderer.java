package org.usersay.comments.markup;

import java.util.LinkedHashMap;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Renderer of mentions as links to the readers' profiles. */
record MentionRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(MentionNode.class);
    }

    @Override
    public void render(Node node) {
        var mention = (MentionNode) node;
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("href", mention.person().profile());
        attributes.put("class", HtmlSanitizerPolicy.MENTION);
        var html = context.getWriter();
        html.tag("a", attributes);
        html.text("@" + mention.name());
        html.tag("/a");
    }
}
