package org.usersay.comments.moderation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text for the search of listed words: case-folded, in compatibility form, without invisible characters. */
record NormalizedText(String text) {

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static NormalizedText of(String text) {
        var visible = INVISIBLE.matcher(text).replaceAll("");
        var folded = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new NormalizedText(SPACE.matcher(folded).replaceAll(" ").strip());
    }

    boolean containsAny(List<String> phrases) {
        return phrases.stream().map(NormalizedText::of).anyMatch(phrase -> contains(phrase.text()));
    }

    /** Matches whole words only: "ass" is not found in "classic". */
    private boolean contains(String phrase) {
        if (phrase.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            if (!isLetterAt(at - 1) && !isLetterAt(at + phrase.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean isLetterAt(int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
