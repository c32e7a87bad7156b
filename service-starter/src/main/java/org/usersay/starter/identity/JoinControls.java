package org.usersay.starter.identity;

import java.util.regex.Pattern;

/**
 * Invisible characters that names need: ZERO WIDTH NON-JOINER and JOINER between letters of scripts whose letters join, as
 * in Persian and Sinhala names, and what holds the parts of an emoji together. Anywhere else they are not needed, as
 * RFC 5892 (CONTEXTJ) says.
 */
public final class JoinControls {

    private static final String JOINING = "[[\\p{IsArabic}\\p{IsSyriac}\\p{IsNko}\\p{IsMongolian}\\p{IsDevanagari}"
            + "\\p{IsBengali}\\p{IsGurmukhi}\\p{IsGujarati}\\p{IsOriya}\\p{IsTamil}\\p{IsTelugu}\\p{IsKannada}"
            + "\\p{IsMalayalam}\\p{IsSinhala}\\p{IsTibetan}\\p{IsMyanmar}\\p{IsKhmer}]&&[\\p{L}\\p{M}]]";

    /** With the skin tones as literals, for which alone a look-behind expects surrogate pairs. */
    private static final String PICTOGRAPH = "[\\p{IsExtended_Pictographic}\uD83C\uDFFB-\uD83C\uDFFF]";

    private static final String PICTOGRAPH_END = "[" + PICTOGRAPH + "\\uFE0F]";

    /** Regular expression of one character that its neighbours need. */
    public static final String NEEDED = "(?<=" + JOINING + ")[\\u200C\\u200D](?=" + JOINING + ")|(?<=" + PICTOGRAPH_END
            + ")\\u200D(?=" + PICTOGRAPH + ")|(?<=" + PICTOGRAPH + ")\\uFE0F";

    private static final Pattern PATTERN = Pattern.compile(NEEDED);

    private JoinControls() {}

    /** The text without the invisible characters that its letters need; what is left of them is not needed. */
    public static String removeNeeded(String text) {
        return PATTERN.matcher(text).replaceAll("");
    }
}
