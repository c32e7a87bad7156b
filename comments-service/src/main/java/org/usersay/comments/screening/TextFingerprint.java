package org.usersay.comments.screening;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.wordlist.NormalizedText;
import org.usersay.starter.text.Lookalikes;

/**
 * Fingerprint by which nearly equal texts are found (MinHash): of two texts that share four fifths of their groups of
 * letters, 49 of 50 pairs have a key in common; their sketches then tell them from texts that only share a phrase. Marks,
 * numbers, case, separators, emoji and addresses make no difference. Its cost is bounded, since only the first
 * {@value #MAX_LETTERS} letters count. A shorter text than {@value #MIN_LETTERS} letters has the fingerprint of its letters,
 * links and telephone numbers as a whole.
 *
 * @param keys none for a short text without links and telephone numbers, which people write independently
 * @param sketch 16 bits of each minimum; the share of equal ones estimates the share of common groups of letters
 * @param sentences a key of each long sentence that is at least half of the text, whatever it was padded with
 */
record TextFingerprint(List<Long> keys, List<Integer> sketch, List<Long> sentences) {

    static final int MIN_LETTERS = 24;
    static final int MAX_LETTERS = 4_000;

    private static final int GROUP = 4;
    private static final int KEYS = 8;
    private static final int ROWS = 4;
    private static final int SIMILAR = 20;

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)[!-~]+");
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?…:])\\s+|(?<=[。！？])|\\R+");
    private static final Pattern LINK_NOISE = Pattern.compile("^[a-z]+:(?://)?(?:www\\.)?|/?(?:#.*)?$");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}(?:[\\s().-]{0,3}\\p{Nd}){8,20}");

    static TextFingerprint of(ShownText shown) {
        var text = ADDRESS.matcher(shown.text()).replaceAll(" ");
        var sentences = SENTENCES
                .splitAsStream(text)
                .map(TextFingerprint::letters)
                .filter(letters -> letters.length > 0)
                .toList();
        var letters = sentences.stream()
                .flatMapToInt(Arrays::stream)
                .limit(MAX_LETTERS)
                .toArray();
        if (isLong(letters)) {
            return of(
                    minima(letters),
                    sentences.stream()
                            .filter(sentence -> isLong(sentence) && sentence.length * 2 >= letters.length)
                            .map(sentence -> whole(Arrays.stream(sentence))[0])
                            .toList());
        }
        var signs = Stream.concat(shown.links().stream().map(TextFingerprint::link), numbers(text))
                .collect(Collectors.joining(" "));
        return signs.isEmpty()
                ? new TextFingerprint(List.of(), List.of(), List.of())
                : of(whole(IntStream.concat(signs.codePoints(), Arrays.stream(letters))), List.of());
    }

    private static int[] letters(String text) {
        var normalized = NormalizedText.ofLetters(text);
        return IntStream.range(0, normalized.length())
                .map(normalized::letter)
                .filter(Character::isLetter)
                .limit(MAX_LETTERS)
                .toArray();
    }

    private static String link(String address) {
        return LINK_NOISE.matcher(Lookalikes.fold(address)).replaceAll("");
    }

    private static Stream<String> numbers(String text) {
        return NUMBER.matcher(Lookalikes.fold(text))
                .results()
                .map(number -> number.group()
                        .codePoints()
                        .filter(Character::isDigit)
                        .mapToObj(digit -> Integer.toString(Character.digit(digit, 10)))
                        .collect(Collectors.joining()));
    }

    private static TextFingerprint of(long[] minima, List<Long> sentences) {
        return new TextFingerprint(
                keys(minima),
                Arrays.stream(minima)
                        .mapToObj(minimum -> (int) minimum & 0xFFFF)
                        .toList(),
                sentences);
    }

    boolean isLike(TextFingerprint other) {
        return isLike(other.sketch, other.sentences);
    }

    /**
     * Whether more than half of the groups of letters are the same, as far as the sketches tell, or a sentence that is half
     * of both texts.
     */
    boolean isLike(List<Integer> other, List<Long> itsSentences) {
        return !Collections.disjoint(sentences, itsSentences) || isLike(other);
    }

    private boolean isLike(List<Integer> other) {
        return other.size() == sketch.size()
                && IntStream.range(0, sketch.size())
                                .filter(at -> sketch.get(at).equals(other.get(at)))
                                .count()
                        >= SIMILAR;
    }

    /** An ideograph says as much as three letters. */
    private static boolean isLong(int[] letters) {
        return letters.length
                                + 2
                                        * Arrays.stream(letters)
                                                .filter(Character::isIdeographic)
                                                .count()
                        >= MIN_LETTERS
                && letters.length >= GROUP;
    }

    /** Minima of one group that is everything. */
    private static long[] whole(IntStream characters) {
        long group = characters.asLongStream().reduce(0, (hash, character) -> mix(hash + character));
        return LongStream.range(0, KEYS * ROWS).map(row -> mix(group + row)).toArray();
    }

    private static long[] minima(int[] letters) {
        var least = new long[KEYS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int from = 0; from + GROUP <= letters.length; from++) {
            long group = 0;
            for (int at = from; at < from + GROUP; at++) {
                group = mix(group + letters[at]);
            }
            for (int row = 0; row < least.length; row++) {
                least[row] = Math.min(least[row], mix(group + row));
            }
        }
        return least;
    }

    private static List<Long> keys(long[] least) {
        return IntStream.range(0, KEYS)
                .mapToLong(key -> Arrays.stream(least, key * ROWS, (key + 1) * ROWS)
                        .reduce(key, (hash, value) -> mix(hash + value)))
                .boxed()
                .toList();
    }

    /** Finaliser of SplitMix64: every bit of the result depends on every bit of the value. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
