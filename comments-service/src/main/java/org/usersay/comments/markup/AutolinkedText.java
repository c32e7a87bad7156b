package org.usersay.comments.markup;

import java.util.EnumSet;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/** Addresses written as text in HTML, made links as they are in Markdown. */
final class AutolinkedText {

    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL)).build();

    private AutolinkedText() {}

    static void linkIn(Element body) {
        for (var text : body.selectNodes("::text", TextNode.class)) {
            var parent = text.parent();
            if (text.getWholeText().contains("://") && parent != null && parent.closest("a, pre, code") == null) {
                link(text);
            }
        }
    }

    private static void link(TextNode node) {
        var text = node.getWholeText();
        for (Span span : LINKS.extractSpans(text)) {
            var part = text.substring(span.getBeginIndex(), span.getEndIndex());
            var address = span instanceof LinkSpan ? LinkUrlPolicy.of(part).orElse("") : "";
            node.before(
                    address.isEmpty()
                            ? new TextNode(part)
                            : new Element("a").attr("href", address).text(address));
        }
        node.remove();
    }
}
