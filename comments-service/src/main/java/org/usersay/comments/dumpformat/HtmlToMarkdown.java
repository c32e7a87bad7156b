package org.usersay.comments.dumpformat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Another system's HTML as Markdown, so that it goes the way of every comment: rendered by us, through our sanitiser.
 * What Markdown has no sign for keeps its words; scripts and styles keep nothing.
 */
final class HtmlToMarkdown {

    private static final int QUOTES = 8;
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:)[^\\s<>\"\\\\]{1,2000}");
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>&~|]");
    private static final Pattern LINE_MARKS = Pattern.compile("(?m)^(\\s*)(#|\\+|-|=|\\d{1,9}[.)])");
    private static final Pattern LINE_BREAKS = Pattern.compile("\r\n?");

    private final boolean linesCount;
    private int quotes;
    private int lists;

    private HtmlToMarkdown(boolean linesCount) {
        this.linesCount = linesCount;
    }

    /** HTML in which line breaks mean nothing. */
    static String markdown(String html) {
        return new HtmlToMarkdown(false).convert(html);
    }

    /** HTML with paragraphs where lines are left empty, as WordPress keeps it. */
    static String markdownOfLines(String html) {
        return new HtmlToMarkdown(true).convert(html);
    }

    private String convert(String html) {
        var body = Jsoup.parseBodyFragment(LINE_BREAKS.matcher(html).replaceAll("\n"))
                .body();
        return children(body)
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private String children(Node parent) {
        var markdown = new StringBuilder();
        for (Node child : parent.childNodes()) {
            markdown.append(child instanceof TextNode text ? text(text) : child instanceof Element e ? element(e) : "");
        }
        return markdown.toString();
    }

    private String text(TextNode node) {
        var text = linesCount ? node.getWholeText() : node.text();
        var escaped = MARKS.matcher(text).replaceAll("\\\\$0");
        return LINE_MARKS.matcher(escaped).replaceAll(found -> found.group(1) + escapeLineMark(found.group(2)));
    }

    private static String escapeLineMark(String mark) {
        var escaped = mark.length() == 1
                ? "\\" + mark
                : mark.substring(0, mark.length() - 1) + "\\" + mark.charAt(mark.length() - 1);
        return Matcher.quoteReplacement(escaped);
    }

    private String element(Element element) {
        return switch (element.normalName().toLowerCase(Locale.ROOT)) {
            case "script", "style", "template", "noscript", "iframe", "object", "svg", "math" -> "";
            case "br" -> "\n";
            case "hr" -> "\n\n---\n\n";
            case "b", "strong" -> around(children(element), "**");
            case "i", "em", "cite" -> around(children(element), "*");
            case "s", "del", "strike" -> around(children(element), "~~");
            case "code", "tt" -> code(element);
            case "pre" -> fenced(element);
            case "a" -> link(children(element), element.attr("href"));
            case "img" -> link(MARKS.matcher(imageName(element)).replaceAll("\\\\$0"), element.attr("src"));
            case "blockquote" -> quote(element);
            case "ul", "ol" -> list(element);
            case "li" ->
                "\n" + "  ".repeat(Math.max(0, lists - 1)) + "- "
                        + children(element).strip();
            case "p", "div", "section", "article", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6" ->
                "\n\n" + children(element).strip() + "\n\n";
            default -> children(element);
        };
    }

    private static String imageName(Element image) {
        var description = image.attr("alt").strip();
        return description.isEmpty() ? "image" : description;
    }

    /** Markdown wants its signs next to the words. */
    private static String around(String words, String sign) {
        var core = words.strip();
        if (core.isEmpty() || core.contains("\n\n")) {
            return words;
        }
        int start = words.indexOf(core);
        return words.substring(0, start) + sign + core + sign + words.substring(start + core.length());
    }

    private static String code(Element element) {
        var text = element.wholeText().replace('`', '\'').replace("\n", " ").strip();
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String fenced(Element element) {
        return "\n\n```\n" + element.wholeText().replace("```", "'''") + "\n```\n\n";
    }

    private static String link(String words, String address) {
        var href = address.strip();
        if (!LINK.matcher(href).matches()) {
            return words;
        }
        var shown = words.strip().replace("\n", " ");
        var target = href.replace("(", "%28").replace(")", "%29");
        return shown.isEmpty() ? "" : "[" + shown + "](" + target + ")";
    }

    private String quote(Element element) {
        if (quotes >= QUOTES) {
            return "\n\n" + children(element).strip() + "\n\n";
        }
        quotes++;
        var words = children(element).strip().replaceAll("\n{3,}", "\n\n");
        quotes--;
        return "\n\n> " + words.replace("\n", "\n> ") + "\n\n";
    }

    private String list(Element element) {
        boolean deeper = lists < QUOTES;
        lists += deeper ? 1 : 0;
        var items = children(element);
        lists -= deeper ? 1 : 0;
        return lists == 0 ? "\n" + items + "\n\n" : items;
    }
}
