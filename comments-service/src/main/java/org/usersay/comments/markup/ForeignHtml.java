package org.usersay.comments.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Preparation of another system's HTML for the allow-list: elements get the names that are allowed, links and images
 * follow the rules of {@link LinkUrlPolicy} and {@link ImageHostPolicy}, and embedded media become links. Words are never
 * left out, except those of scripts and styles.
 */
public record ForeignHtml(ImageHostPolicy images) {

    private static final int MAX_DEPTH = 32;

    /** Selector of the elements that are left out with what is in them. */
    public static final String WITHOUT_WORDS = "script, style, meta, link";

    /** Elements that cannot be shown, whose words can. */
    private static final String WORDS_ONLY = "noscript, template, title, svg, svg *, math, math *";

    private static final String MEDIA = "iframe, embed, video, audio, source";

    private static final Map<String, String> STANDARD_NAMES = Map.ofEntries(
            Map.entry("b", "strong"),
            Map.entry("i", "em"),
            Map.entry("cite", "em"),
            Map.entry("var", "em"),
            Map.entry("dfn", "em"),
            Map.entry("s", "del"),
            Map.entry("strike", "del"),
            Map.entry("tt", "code"),
            Map.entry("samp", "code"));

    /** Blocks that are allowed, and headings, which the allow-list makes paragraphs. */
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "hr",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");

    /** Elements beside the blocks that start on a line of their own. */
    private static final Set<String> LINES = Set.of("summary", "legend", "option", "optgroup");

    String of(String source) {
        var document = Jsoup.parseBodyFragment(ForeignTags.mended(source));
        document.outputSettings(new Document.OutputSettings().prettyPrint(false));
        var body = document.body();
        body.select(WITHOUT_WORDS).remove();
        body.select(WORDS_ONLY).forEach(ForeignHtml::keepWords);
        body.select(MEDIA).forEach(this::linkMedia);
        for (var element : body.select("body *").reversed()) {
            prepare(element);
        }
        body.select("a").forEach(ForeignHtml::link);
        AutolinkedText.linkIn(body);
        body.select("p:not(:has(*))").stream()
                .filter(paragraph -> paragraph.text().isBlank())
                .forEach(Node::remove);
        wrapLooseText(body);
        return body.html();
    }

    private void prepare(Element element) {
        var name = element.normalName();
        if (element.parents().size() > MAX_DEPTH) {
            element.unwrap();
        } else if (name.equals("img")) {
            image(element);
        } else if (STANDARD_NAMES.containsKey(name)) {
            element.tagName(STANDARD_NAMES.getOrDefault(name, name));
        } else if (LINES.contains(name) || (element.isBlock() && !BLOCKS.contains(name))) {
            element.tagName("div");
        }
    }

    private static void keepWords(Element element) {
        element.before(new TextNode(" "));
        element.after(new TextNode(" "));
        element.unwrap();
    }

    private void linkMedia(Element media) {
        var address = address(media.attr("src"));
        address.ifPresent(
                found -> media.before(new Element("a").attr("href", found).text(found)));
        media.unwrap();
    }

    private void image(Element image) {
        var alt = image.attr("alt").strip();
        var source = address(image.attr("src"));
        var shown = source.flatMap(images::source);
        if (shown.isPresent()) {
            image.clearAttributes();
            image.attr("src", shown.get())
                    .attr("alt", alt)
                    .attr("loading", "lazy")
                    .attr("referrerpolicy", "no-referrer");
        } else if (source.isPresent() && image.closest("a") == null) {
            image.replaceWith(new Element("a").attr("href", source.get()).text(alt.isEmpty() ? "image" : alt));
        } else {
            image.replaceWith(new TextNode(alt));
        }
    }

    private static void link(Element link) {
        var address = address(link.attr("href"));
        if (address.isEmpty()) {
            link.unwrap();
            return;
        }
        link.clearAttributes();
        link.attr("href", address.get());
        if (PunycodeLinkRenderer.showsAnAddress(link.wholeText(), address.get())
                || NamedHost.differs(
                        text(link.previousSibling()).replaceFirst("(?Us)^.*\\s", ""),
                        link.wholeText(),
                        text(link.nextSibling()).replaceFirst("(?Us)\\s.*$", ""),
                        address.get())) {
            link.text(address.get().replaceFirst("(?i)^mailto:", ""));
        } else if (!link.hasText() && link.selectFirst("img") == null) {
            link.remove();
        }
    }

    private static String text(@Nullable Node node) {
        if (node instanceof TextNode text) {
            return text.getWholeText();
        }
        return node instanceof Element element ? element.wholeText() : "";
    }

    /** The link's address, with what an address cannot contain in percent encoding. */
    private static Optional<String> address(String written) {
        var address = written.strip()
                .replaceFirst("^//", "https://")
                .replaceAll("\\s", "%20")
                .replace("\\", "%5C");
        return LinkUrlPolicy.of(address);
    }

    /** Puts text outside all blocks into paragraphs. */
    private static void wrapLooseText(Element body) {
        List<Node> loose = new ArrayList<>();
        for (var node : List.copyOf(body.childNodes())) {
            if (node instanceof Element element && element.isBlock()) {
                wrap(loose);
            } else {
                loose.add(node);
            }
        }
        wrap(loose);
    }

    private static void wrap(List<Node> loose) {
        if (loose.stream().anyMatch(node -> !(node instanceof TextNode text) || !text.isBlank())) {
            var paragraph = new Element("p");
            loose.getFirst().before(paragraph);
            loose.forEach(paragraph::appendChild);
        }
        loose.clear();
    }
}
