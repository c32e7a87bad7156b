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

/** A link that shows its own address shows where it leads: a host in look-alike letters appears in punycode. */
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
        if (showsAnAddress(link)) {
            html.text(address.get().replaceFirst("(?i)^mailto:", ""));
        } else {
            children(link);
        }
        html.tag("/a");
    }

    /**
     * Also an address other than the one it leads to: the reader is shown the one he would come to. Markup within the
     * text, compatibility forms and characters that cannot be seen hide no address.
     */
    private static boolean showsAnAddress(Link link) {
        var seen = UNSEEN.matcher(AltTextExtractor.of(link)).replaceAll("");
        var text = Normalizer.normalize(seen, Normalizer.Form.NFKC);
        return ADDRESS.matcher(text).find()
                || (link.getDestination().toLowerCase(Locale.ROOT).startsWith("mailto:") && text.indexOf('@') >= 0);
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
