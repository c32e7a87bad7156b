package org.usersay.subscription.campaign;

import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Addresses of ours in the mail of one recipient, by which a campaign's opens and clicks are counted.
 *
 * @param pixel image whose reading is an open
 * @param redirects addresses that lead to the links of the text, by these
 */
record TrackedLinks(String pixel, Map<String, String> redirects) {

    TrackedLinks {
        redirects = Map.copyOf(redirects);
    }

    /** Puts the redirects in place of the links of a text. */
    void rewrite(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(redirects.getOrDefault(link.getDestination(), link.getDestination()));
                visitChildren(link);
            }
        });
    }
}
