package org.usersay.subscription.digest;

import java.util.regex.Pattern;

/**
 * Article of a digest.
 *
 * @param count comments of the week, or votes
 * @param average of the votes; 0 for a discussed one
 */
record DigestArticle(String title, String url, long count, double average) {

    private static final int MAX_TITLE = 200;
    private static final Pattern MARKUP = Pattern.compile("[!-/:-@\\[-`{-~]");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\\p{Cntrl}]+");

    /** Whether a mail can lead to it. */
    boolean isLinkable() {
        return !title.isBlank() && WEB.matcher(url).matches();
    }

    /** Link in Markdown; nothing of the title is markup. */
    String link() {
        var line = title.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        var whole = line.codePointCount(0, line.length()) <= MAX_TITLE;
        var shown = whole ? line : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE)) + "…";
        return "[" + MARKUP.matcher(shown).replaceAll("\\\\$0") + "](<" + url + ">)";
    }
}
