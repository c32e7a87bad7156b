package org.usersay.comments.markup;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Text of a comment as a reader sees it, with each block and line on a line of its own.
 *
 * @param text includes the descriptions of images
 * @param links addresses of the links, without mentions
 */
public record ShownText(String text, List<String> links) {

    public ShownText {
        links = List.copyOf(links);
    }

    /** Shown text of sanitised HTML. */
    public static ShownText of(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        var text = new StringBuilder();
        body.traverse(new Writing(text));
        var links =
                body.select("a[href]:not(." + HtmlSanitizerPolicy.MENTION + ")").eachAttr("href");
        return new ShownText(text.toString().strip(), links);
    }

    /** Visitor that appends what is seen. */
    private record Writing(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node.nameIs("img")) {
                text.append(node.attr("alt"));
            } else if (endsLine(node)) {
                text.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (endsLine(node)) {
                text.append('\n');
            }
        }

        private static boolean endsLine(Node node) {
            return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
        }
    }
}
