package org.usersay.comments.moderation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as word lists are looked for in it: without case, compatibility forms and characters that cannot be seen. */
record NormalizedText(String text) {

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static NormalizedText of(String text) {
        var seen = UNSEEN.matcher(text).replaceAll("");
        var folded = Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new NormalizedText(SPACE.matcher(folded).replaceAll(" ").strip());
    }

    boolean containAny(List<String> phrases) {
        return phrases.stream().map(NormalizedText::of).anyMatch(phrase -> contain(phrase.text()));
    }

    /** As whole words: "ass" is not in "classic". */
    private boolean contain(String phrase) {
        if (phrase.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            if (!letterAt(at - 1) && !letterAt(at + phrase.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean letterAt(int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
