package org.usersay.comments.markup;

import java.util.regex.Pattern;

/**
 * Extension of CommonMark's emphasis to scripts without spaces between words, so that {@code **真。**她} is emphasised:
 * the rule of <a href="https://github.com/tats-u/markdown-cjk-friendly">markdown-cjk-friendly</a>, applied to more
 * scripts. A delimiter run between punctuation and a letter of such a script opens and closes as if it stood between
 * punctuation on both sides. A punctuation character that no one types marks these places while the text is parsed.
 */
final class UnspacedEmphasis {

    /** SUNDANESE PUNCTUATION BINDU BA SATANGA. */
    private static final String MARK = "\u1CC7";

    /** With an ideograph of plane 2 as a literal, without which a look-behind expects no surrogate pairs. */
    private static final String LETTER =
            "[[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsBopomofo}\\p{IsHangul}\\p{IsThai}"
                    + "\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}\\u30FC\uD840\uDC00]&&[^\\p{P}\\p{S}]]";

    private static final String RUN = "(?<![*~])[*~]++";
    private static final Pattern BEFORE_LETTER = Pattern.compile("(?<=[\\p{P}\\p{S}])" + RUN + "(?=" + LETTER + ")");
    private static final Pattern AFTER_LETTER = Pattern.compile("(?<=" + LETTER + ")" + RUN + "(?=[\\p{P}\\p{S}])");

    private UnspacedEmphasis() {}

    /** The text to parse; the text itself where it contains the mark already, or nothing that emphasises. */
    static String mark(String text) {
        if (text.contains(MARK) || (text.indexOf('*') < 0 && text.indexOf('~') < 0)) {
            return text;
        }
        var opened = AFTER_LETTER.matcher(text).replaceAll(MARK + "$0");
        return BEFORE_LETTER.matcher(opened).replaceAll("$0" + MARK);
    }

    /** The HTML of a marked text, without the marks. */
    static String unmark(String html, String text) {
        return text.contains(MARK) ? html : html.replace(MARK, "");
    }
}
