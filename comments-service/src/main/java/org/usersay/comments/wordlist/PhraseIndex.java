package org.usersay.comments.wordlist;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Phrases in the order of their letters: those that go on as a text does are one range, which is narrowed down letter by
 * letter. The search begins at the starts of words only, so that its cost grows with the text and the logarithm of the list.
 */
final class PhraseIndex {

    private final ListedPhrase[] sorted;

    /** Ranges by first letter. */
    private final Map<Integer, Range> ranges = new HashMap<>();

    PhraseIndex(Collection<NormalizedText> phrases) {
        this.sorted = phrases.stream()
                .filter(phrase -> phrase.length() > 0)
                .sorted((one, other) -> Arrays.compare(one.letters(), other.letters()))
                .map(ListedPhrase::new)
                .toArray(ListedPhrase[]::new);
        for (int at = 0; at < sorted.length; at++) {
            int place = at;
            ranges.merge(sorted[at].letter(0), new Range(at, at + 1), (range, one) -> new Range(range.from, place + 1));
        }
    }

    /** Places from one, inclusive, to another, exclusive. */
    private record Range(int from, int to) {}

    boolean isEmpty() {
        return sorted.length == 0;
    }

    boolean foundIn(NormalizedText text) {
        return IntStream.range(0, text.length()).anyMatch(at -> text.mayBegin(at) && standsAt(text, at));
    }

    private boolean standsAt(NormalizedText text, int at) {
        var range = ranges.get(text.letter(at));
        for (int length = 1; range != null; length++) {
            int from = range.from;
            while (from < range.to && sorted[from].length() == length) {
                if (sorted[from].standsAt(text, at)) {
                    return true;
                }
                from++;
            }
            range = at + length < text.length() ? narrowed(from, range.to, length, text.letter(at + length)) : null;
        }
        return false;
    }

    /** Those of a range, all longer than {@code at}, that have this letter there; null for none. */
    private @Nullable Range narrowed(int from, int to, int at, int letter) {
        // A long common beginning: a p99 of 2 ms instead of 8 for the worst text (docs/benchmarks.md).
        if (from < to && sorted[from].letter(at) == letter && sorted[to - 1].letter(at) == letter) {
            return new Range(from, to);
        }
        int first = first(from, to, at, letter);
        if (first == to || sorted[first].letter(at) != letter) {
            return null;
        }
        return new Range(first, first(first, to, at, letter + 1));
    }

    /** First place whose letter is not less. */
    private int first(int from, int to, int at, int letter) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].letter(at) < letter) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
