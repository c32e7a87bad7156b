package org.usersay.comments.markup;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** A link that shows its own address shows where it leads: a host in look-alike letters appears in punycode. */
record HonestLink(HtmlNodeRendererContext context) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class);
    }

    @Override
    public void render(Node node) {
        var link = (Link) node;
        var address = WebAddress.of(link.getDestination());
        if (address.isEmpty()) {
            children(link);
            return;
        }
        var html = context.getWriter();
        html.tag("a", Map.of("href", address.get()));
        if (showsAnAddress(link)) {
            html.text(address.get().replaceFirst("^mailto:", ""));
        } else {
            children(link);
        }
        html.tag("/a");
    }

    /** Also an address other than the one it leads to: the reader is shown the one he would come to. */
    private static boolean showsAnAddress(Link link) {
        return link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && (text.getLiteral().matches("(?i)\\s*(https?://|www\\.).*")
                        || link.getDestination().equals("mailto:" + text.getLiteral()));
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
