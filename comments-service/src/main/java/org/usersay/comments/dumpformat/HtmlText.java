package org.usersay.comments.dumpformat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.markup.ForeignHtml;
import org.usersay.comments.markup.ForeignTags;

/** HTML of other systems' dumps, kept as HTML. */
final class HtmlText {

    private static final String BLOCK =
            "(?:p|div|blockquote|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|h[1-6]|hr|pre|figure)";
    private static final Pattern LINE_BREAKS = Pattern.compile("\r\n?");
    private static final Pattern PREFORMATTED = Pattern.compile("(?is)<pre\\b.*?</pre\\s*>");
    private static final Pattern BETWEEN_BLOCKS = Pattern.compile("(?i)\\s*\n\\s*(?=</?" + BLOCK + "\\b)");
    private static final Pattern AFTER_BLOCK =
            Pattern.compile("(?i)(</?" + BLOCK + "\\b[^<>]*>|<br\\s*/?>)[ \\t]*\n\\s*");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n[ \\t]*\n\\s*");

    private HtmlText() {}

    /** HTML in which line breaks mean nothing; empty where a reader would see nothing. */
    static String of(String html) {
        var mended = ForeignTags.mended(html);
        var body = Jsoup.parseBodyFragment(mended).body();
        body.select(ForeignHtml.WITHOUT_WORDS).remove();
        boolean visible = body.hasText() || body.selectFirst("img, iframe, video, audio, embed") != null;
        return visible ? LINE_BREAKS.matcher(mended).replaceAll("\n").strip() : "";
    }

    /** HTML in which a line break starts a line and an empty line a paragraph, as WordPress stores it. */
    static String ofLines(String html) {
        var text = of(html);
        if (!text.contains("\n")) {
            return text;
        }
        var result = new StringBuilder();
        int from = 0;
        var preformatted = PREFORMATTED.matcher(text);
        while (preformatted.find()) {
            result.append(paragraphs(text.substring(from, preformatted.start())))
                    .append(preformatted.group());
            from = preformatted.end();
        }
        return result.append(paragraphs(text.substring(from))).toString();
    }

    private static String paragraphs(String html) {
        var joined = AFTER_BLOCK
                .matcher(BETWEEN_BLOCKS.matcher(html.strip()).replaceAll(""))
                .replaceAll("$1");
        return EMPTY_LINES
                .splitAsStream(joined)
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> "<p>" + paragraph.strip().replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    /** A name or title that the other system has escaped once more; null where there is none. */
    static @Nullable String unescaped(@Nullable String text) {
        return text == null ? null : Parser.unescapeEntities(text, false);
    }
}
