package org.usersay.comments.markup;

import java.util.regex.Pattern;

/** Direction of each block of a comment where it is shown: that of its first letter, so that right-to-left text is. */
public final class TextDirection {

    /** Not those that mostly contain other blocks: an element that has a direction does not count for the outer one. */
    private static final Pattern BLOCK = Pattern.compile("<(p|ul|ol|pre|blockquote|div|dl|table)(?=[ >])");

    private TextDirection() {}

    /** Sanitised HTML with {@code dir="auto"} on each block. */
    public static String auto(String html) {
        return BLOCK.matcher(html).replaceAll("<$1 dir=\"auto\"");
    }
}
