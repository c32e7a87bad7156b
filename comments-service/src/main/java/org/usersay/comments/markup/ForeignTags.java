package org.usersay.comments.markup;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/**
 * Tags of another system's HTML, told from what only begins like one: addresses and comparisons such as
 * {@code <tom@example.org>} and {@code a<b and c>d} are text.
 */
public final class ForeignTags {

    /** Of one tag, in characters; an image may be contained in it. */
    private static final int MAX_LENGTH = 16 * 1024;

    private static final Pattern NAME = Pattern.compile("</?([A-Za-z][^\\s/<>]*)");

    /** Names beside those of HTML: of word processors and of older browsers. */
    private static final Pattern OTHER_NAMES = Pattern.compile("(?:[ovwm]|st1|fb):[a-z]+|blink|rb|rtc");

    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s/=]+)(\\s*+=(?!=))?+");

    /** Attributes that are written without a value. */
    private static final Pattern WITHOUT_VALUE = Pattern.compile(
            "(?i)data-.*|allowfullscreen|async|autoplay|checked|class|compact|controls|default|defer|disabled|download|hidden|"
                    + "id|ismap|itemscope|loop|multiple|muted|noshade|nowrap|open|readonly|reversed|selected|style|title");

    private static final Set<String> IN_TABLES = Set.of("caption", "thead", "tbody", "tfoot", "tr", "th", "td");

    private ForeignTags() {}

    /** The HTML with each tag on one line, cells outside a table as blocks, and every other {@code <} before a letter escaped. */
    public static String mended(String html) {
        var result = new StringBuilder(html.length());
        int tables = 0;
        int drawings = 0;
        int from = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', from)) {
            result.append(html, from, at);
            from = at + 1;
            var start = NAME.matcher(html).region(at, html.length());
            if (!start.lookingAt()) {
                result.append('<');
                continue;
            }
            var name = start.group(1).toLowerCase(Locale.ROOT);
            int end = drawings > 0 || isName(name) ? end(html, start.end()) : -1;
            boolean closing = html.charAt(at + 1) == '/';
            if (end < 0 || !(closing || areAttributes(html.substring(start.end(), end - 1)))) {
                result.append("&lt;");
                continue;
            }
            from = end;
            int change = closing ? -1 : 1;
            if (tables == 0 && IN_TABLES.contains(name)) {
                result.append(closing ? "</div>" : "<div>");
            } else {
                result.append(html.substring(at, end).replaceAll("[\\r\\n]+", " "));
                tables = Math.max(0, tables + (name.equals("table") ? change : 0));
                drawings = Math.max(0, drawings + (name.equals("svg") || name.equals("math") ? change : 0));
            }
        }
        return result.append(html, from, html.length()).toString();
    }

    private static boolean isName(String name) {
        return Tag.isKnownTag(name)
                || name.equals("svg")
                || name.equals("math")
                || OTHER_NAMES.matcher(name).matches();
    }

    /** Index after the tag; -1 where it does not end. */
    private static int end(String html, int from) {
        char quote = 0;
        char previous = 0;
        for (int at = from; at < Math.min(html.length(), from + MAX_LENGTH); at++) {
            char next = html.charAt(at);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '>') {
                return at + 1;
            } else if (next == '<') {
                return -1;
            } else if (previous == '=' && (next == '"' || next == '\'')) {
                quote = next;
            }
            previous = Character.isWhitespace(next) ? previous : next;
        }
        return -1;
    }

    /** Whether this may stand in a tag after its name: nothing, or attributes up to the first one with a value. */
    private static boolean areAttributes(String text) {
        var attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            if (attribute.group(2) != null) {
                return Character.isLetter(attribute.group(1).charAt(0));
            }
            if (!WITHOUT_VALUE.matcher(attribute.group(1)).matches()) {
                return false;
            }
        }
        return true;
    }
}
