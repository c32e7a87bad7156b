package org.usersay.comments.wordlist;

import java.util.stream.IntStream;
import org.usersay.comments.wordlist.NormalizedText.Gap;

/**
 * Word or phrase of a word list. It matches whole words: "ass" is not found in "class". Between its letters the text may
 * have dots, hyphens and other signs ({@code s.c.a.m}), and spaces where letters stand alone ({@code s c a m}). Each word
 * matches with the same marks, or where either side has none: "lừa" is found as "lua", not as "lụa".
 */
record ListedPhrase(NormalizedText phrase) {

    /** Letters that are words in common languages, such as "a" in "a s c a m". */
    private static final String WORDS = "aeiouy";

    int length() {
        return phrase.length();
    }

    int letter(int at) {
        return phrase.letter(at);
    }

    /** Whether the phrase stands there in a text that has its letters from {@code at} on. */
    boolean standsAt(NormalizedText text, int at) {
        return isEdge(text, at, at - 1, at)
                && isEdge(text, at, at + phrase.length(), at + phrase.length())
                && IntStream.range(1, phrase.length()).allMatch(letter -> isJoined(text, at, letter))
                && marksMatch(text, at);
    }

    private boolean isJoined(NormalizedText text, int at, int letter) {
        int here = at + letter;
        return text.gap(here) != Gap.WIDE
                || phrase.gap(letter) != Gap.NONE
                || (text.single(here - 1) && text.single(here))
                || (text.unspaced(here - 1) && text.unspaced(here));
    }

    /**
     * Whether the match ends between two words.
     *
     * @param outside index of the letter beyond the edge
     * @param gap index of the gap at the edge
     */
    private boolean isEdge(NormalizedText text, int at, int outside, int gap) {
        if (outside < 0 || outside >= text.length()) {
            return true;
        }
        int inside = outside < gap ? gap : gap - 1;
        if (text.unspaced(inside) || text.unspaced(outside)) {
            return true;
        }
        if (text.gap(gap) == Gap.NONE) {
            return false;
        }
        return !isSpelled(text, at)
                || !text.single(outside)
                || (text.gap(gap) == Gap.WIDE && text.gap(at + 1) == Gap.TIGHT)
                || isWordOfOneLetter(text, outside, outside < gap ? outside - 1 : outside + 1);
    }

    /** Whether the text spells the phrase letter by letter, so that the letters before and after are of the same word. */
    private boolean isSpelled(NormalizedText text, int at) {
        return phrase.length() > 1 && text.single(at) && text.single(at + 1);
    }

    private static boolean isWordOfOneLetter(NormalizedText text, int letter, int beyond) {
        return WORDS.indexOf(text.letter(letter)) >= 0 && !text.single(beyond);
    }

    private boolean marksMatch(NormalizedText text, int at) {
        for (int from = 0; from < phrase.length(); ) {
            int to = from + 1;
            while (to < phrase.length() && phrase.gap(to) == Gap.NONE) {
                to++;
            }
            var listed = IntStream.range(from, to).mapToObj(phrase::marks).toList();
            var shown =
                    IntStream.range(at + from, at + to).mapToObj(text::marks).toList();
            if (!listed.equals(shown)
                    && !listed.stream().allMatch(String::isEmpty)
                    && !shown.stream().allMatch(String::isEmpty)) {
                return false;
            }
            from = to;
        }
        return true;
    }
}
