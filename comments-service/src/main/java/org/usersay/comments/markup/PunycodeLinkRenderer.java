package org.usersay.comments.markup;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Renderer of links whose text is an address: it is replaced by the real address, with the host in punycode. */
record PunycodeLinkRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://|\\bwww\\.");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class);
    }

    @Override
    public void render(Node node) {
        var link = (Link) node;
        var address = LinkUrlPolicy.of(link.getDestination());
        if (address.isEmpty()) {
            children(link);
            return;
        }
        var html = context.getWriter();
        html.tag("a", Map.of("href", address.get()));
        var text = AltTextExtractor.of(link);
        if (showsAnAddress(text, link.getDestination())
                || NamedHost.differs(
                        AltTextExtractor.before(link), text, AltTextExtractor.after(link), link.getDestination())) {
            html.text(address.get().replaceFirst("(?i)^mailto:", ""));
        } else {
            children(link);
        }
        html.tag("/a");
    }

    /**
     * Whether the text contains an address, the link's own or another, or names another host. Markup within the text,
     * compatibility forms and invisible characters are removed before.
     */
    static boolean showsAnAddress(String linkText, String destination) {
        var seen = UNSEEN.matcher(linkText).replaceAll("");
        var text = Normalizer.normalize(seen, Normalizer.Form.NFKC);
        return ADDRESS.matcher(text).find()
                || (destination.toLowerCase(Locale.ROOT).startsWith("mailto:") && text.indexOf('@') >= 0)
                || NamedHost.differs(text, destination);
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
